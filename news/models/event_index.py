from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils.translation import get_language

from cms.pages import facets as page_facets
from cms.pages.listings import Control, chosen_values, filters, page_number, page_of
from cms.pages.models import IndexPage
from cms.reading.context import ReadContext
from cms.reading.days import day_in_japan
from cms.reading.filters import lenient
from cms.reading.read import read_slice
from cms.reading.viewer import Viewer
from cms.tables.exports.downloads import downloads_of
from members import facets as member_facets
from members.choices import CooperationField
from news import facets
from news.calendars import calendar_of, month_url, takes_place_on
from news.choices import EventType
from news.models.events import EventPage
from news.months import Month
from news.parameters import EventFilters
from news.schemas.events import EventIndexDetail, EventIndexSummary
from news.schemas.listings import EventListing

MOST_UPCOMING = 50
"""Upcoming events that the site shows at once; the network plans about thirty a year."""

MOST_IN_MONTH = 200


class EventIndexPage(IndexPage):
    """The list of events: what is to come, then what has been; or one month of them."""

    template = "site/event_index_page.html"
    page_description = "イベントの一覧です。これからのものが先に、終わったものがあとに並びます。"
    site_parameters = EventFilters.names() | {"page"}
    subpage_types = ["news.EventPage"]

    class Meta:
        verbose_name = "イベントの一覧"
        verbose_name_plural = "イベントの一覧"

    def summary(self, context: ReadContext) -> EventIndexSummary:
        return EventIndexSummary(**self.summary_fields(context))

    def detail(self, context: ReadContext) -> EventIndexDetail:
        return EventIndexDetail(**self.detail_fields(context))

    def listing(self, request: HttpRequest, viewer: Viewer) -> EventListing:
        month = _month_asked(request)
        chosen = lenient(EventFilters, request.GET)
        events = self.below(EventPage)
        known = facets.months(events, viewer)
        fields = (
            self._month(month, chosen, known, request, viewer)
            if month
            else self._list(chosen, request, viewer)
        )
        today = day_in_japan(viewer.now)
        return EventListing(
            **fields,
            events_today=[
                event.id
                for event in (*fields["upcoming"], *fields["items"])
                if takes_place_on(event, today)
            ],
            filters=filters(chosen, _controls(events, known, month, viewer)),
            downloads=downloads_of(
                ReadContext(viewer, []).list_url("events"),
                chosen,
                get_language() or settings.LANGUAGE_CODE,
            ),
            calendar_url=month_url(_first_shown(known, Month.of(today)), _others(chosen)),
        )

    def _list(self, chosen: EventFilters, request: HttpRequest, viewer: Viewer) -> dict[str, Any]:
        today = day_in_japan(viewer.now)
        fitting = chosen.narrow(self.below(EventPage))
        past = fitting.none() if chosen.upcoming else fitting.past(today).latest_first()
        upcoming = fitting.none() if chosen.upcoming is False else fitting.upcoming(today)
        part = read_slice(
            upcoming.soonest_first(today), viewer, EventPage.summary, offset=0, limit=MOST_UPCOMING
        )
        fields = self.listing_fields(past, EventPage.summary, viewer, request, chosen)
        first = fields["pagination"].number == 1
        return {
            **fields,
            "upcoming": part.items if first else [],
            "upcoming_count": part.count,
            "calendar": None,
        }

    def _month(
        self,
        month: Month,
        chosen: EventFilters,
        known: Sequence[Month],
        request: HttpRequest,
        viewer: Viewer,
    ) -> dict[str, Any]:
        fitting = chosen.narrow(self.below(EventPage)).soonest_first(month.first)
        number, today = page_number(request.GET), day_in_japan(viewer.now)
        part = read_slice(
            fitting,
            viewer,
            EventPage.summary,
            offset=(number - 1) * MOST_IN_MONTH,
            limit=MOST_IN_MONTH,
        )
        return {
            "items": part.items,
            "count": part.count,
            "is_filtered": True,
            "pagination": page_of(number, part.count, chosen, per_page=MOST_IN_MONTH),
            "upcoming": [],
            "upcoming_count": 0,
            "calendar": calendar_of(
                month, part.items, today=today, known=known, chosen=_others(chosen)
            ),
        }


def _month_asked(request: HttpRequest) -> Month | None:
    """The month of the address; other filters are forgiven, but no month is like another.

    Raises:
        Http404: there is no such month.
    """
    text = request.GET.get("month")
    if not text:
        return None
    try:
        return Month.read(text)
    except ValueError:
        raise Http404 from None


def _others(chosen: EventFilters) -> dict[str, str]:
    return {name: text for name, text in chosen_values(chosen).items() if name != "month"}


def _first_shown(known: Sequence[Month], today: Month) -> Month:
    """The next month with events, from the present one on; or else the last one that had some."""
    to_come = [month for month in known if month >= today]
    return to_come[0] if to_come else known[-1] if known else today


def _controls(
    events: Any, known: Sequence[Month], month: Month | None, viewer: Viewer
) -> list[Control]:
    shown = sorted({*known, month} if month else known, reverse=True)
    months = [(str(each), f"{each.year}年{each.number}月", None) for each in shown]
    return [
        Control("year", "年", page_facets.years(events, "sessions__date_of_start", viewer)),
        Control("month", "月（カレンダー）", months),
        Control("from", "この日から"),
        Control("to", "この日まで"),
        Control("event_type", "種類", page_facets.choices(EventType)),
        Control("field", "分野", page_facets.choices(CooperationField)),
        Control("prefecture", "都道府県", member_facets.prefectures(events, viewer)),
        Control("ward", "特別区", member_facets.wards(events, viewer)),
    ]
