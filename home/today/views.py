"""The calendar of the admin, 「予定表」."""

import datetime
import re
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.pages.dates.eras import era_year
from home.today.calendar import YEARS, month_for

MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
WEEKDAYS = "日月火水木金土"


class CalendarView(WagtailAdminTemplateMixin, TemplateView):
    """One month; the address names it as `?month=2026-11`."""

    page_title = "予定表"
    header_icon = "calendar-alt"
    template_name = "wagtailadmin/today/calendar.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        first = _first_of(self.request.GET.get("month"))
        weeks = month_for(self.request.user, first)
        today = timezone.localdate()
        return {
            **super().get_context_data(**kwargs),
            "first": first,
            "heading": f"{first.year}年{first.month}月（{era_year(first)}）",
            "weekdays": WEEKDAYS,
            "weeks": weeks,
            "is_planned": any(day.entries and day.is_in_month for week in weeks for day in week),
            "today": today,
            "before": _address(first - datetime.timedelta(days=1)),
            "after": _address(first + datetime.timedelta(days=31)),
            "now": _address(today),
        }


def _first_of(asked: str | None) -> datetime.date:
    if asked is None:
        return timezone.localdate().replace(day=1)
    named = MONTH.fullmatch(asked)
    if named is None or int(named[1]) not in YEARS:
        raise Http404
    return datetime.date(int(named[1]), int(named[2]), 1)


def _address(day: datetime.date) -> str:
    """Of the month of a day; empty where the calendar ends."""
    return f"{reverse('calendar')}?month={day:%Y-%m}" if day.year in YEARS else ""
