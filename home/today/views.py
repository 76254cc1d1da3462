"""The calendar of the admin, 「予定表」."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.pages.dates.eras import era_year
from home.today.calendar import days_of
from news.months import Month

WEEKDAYS = "日月火水木金土"


class CalendarView(WagtailAdminTemplateMixin, TemplateView):
    """One month; the address names it as `?month=2026-11`."""

    page_title = "予定表"
    header_icon = "calendar-alt"
    template_name = "wagtailadmin/today/calendar.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        month = _month(self.request.GET.get("month") or str(Month.of(today)))
        if month is None:
            raise Http404
        weeks = days_of(self.request.user, month)
        return {
            **super().get_context_data(**kwargs),
            "heading": f"{month.year}年{month.number}月（{era_year(month.first)}）",
            "weekdays": WEEKDAYS,
            "weeks": weeks,
            "is_planned": any(day.entries and day.is_in_month for week in weeks for day in week),
            "today": today,
            "before": _address(month.previous),
            "after": _address(month.next),
            "now": _address(Month.of(today)),
        }


def _month(text: str) -> Month | None:
    try:
        return Month.read(text)
    except ValueError:
        return None


def _address(month: Month) -> str:
    """Of a month; empty where the calendar ends."""
    return f"{reverse('calendar')}?month={month}" if _month(str(month)) else ""
