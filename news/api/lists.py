"""Lists of news, events and publications; their details are at `pages/{id}`."""

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from cms.reading.answers import answer
from cms.reading.days import day_in_japan
from cms.reading.read import read_slice
from cms.reading.viewer import Viewer
from cms.tables.exports.answers import csv_answer, xlsx_answer
from cms.tables.exports.described import csv_extra, xlsx_extra
from news.models import EventPage, NewsPage, PublicationPage
from news.parameters import (
    EventCsvParameters,
    EventParameters,
    EventTableParameters,
    NewsParameters,
    PublicationParameters,
)
from news.querysets import EventQuerySet
from news.schemas.lists import EventList, NewsList, PublicationList
from news.tables.events import EVENTS

router = Router(tags=["news"])


@router.get("news", response=NewsList, summary="お知らせの一覧", url_name="news")
def list_news(request: HttpRequest, parameters: Query[NewsParameters]) -> HttpResponse:
    """News, newest first by 掲載日."""
    asked = parameters
    rows = asked.narrow(NewsPage.objects.in_locale(asked.locale)).newest_first()
    part = read_slice(
        rows, Viewer.public(), NewsPage.summary, offset=asked.offset, limit=asked.limit
    )
    return answer(NewsList(count=part.count, items=part.items))


@router.get("events", response=EventList, summary="イベントの一覧", url_name="events")
def list_events(request: HttpRequest, parameters: Query[EventParameters]) -> HttpResponse:
    """Events, latest first; with `upcoming=true` those that are not over, soonest first.

    An event is upcoming until its last day has ended in Japan.
    """
    asked, viewer = parameters, Viewer.public()
    rows = _events(asked, viewer)
    part = read_slice(rows, viewer, EventPage.summary, offset=asked.offset, limit=asked.limit)
    return answer(EventList(count=part.count, items=part.items))


@router.get(
    "events.csv",
    summary="イベントの一覧（CSV、推奨データセットの32項目）",
    url_name="events_csv",
    openapi_extra=csv_extra(),
)
def list_events_csv(request: HttpRequest, parameters: Query[EventCsvParameters]) -> HttpResponse:
    """Events in the 32 columns of the recommended data set; one row for each of their dates."""
    viewer = Viewer.public()
    return csv_answer(EVENTS, _events(parameters, viewer), viewer, parameters.encoding)


@router.get(
    "events.xlsx",
    summary="イベントの一覧（Excelブック、推奨データセットの32項目）",
    url_name="events_xlsx",
    openapi_extra=xlsx_extra(),
)
def list_events_xlsx(request: HttpRequest, parameters: Query[EventTableParameters]) -> HttpResponse:
    """The same table as a workbook with dates, numbers and texts of their own types."""
    viewer = Viewer.public()
    return xlsx_answer(EVENTS, _events(parameters, viewer), viewer)


@router.get("publications", response=PublicationList, summary="資料の一覧", url_name="publications")
def list_publications(
    request: HttpRequest, parameters: Query[PublicationParameters]
) -> HttpResponse:
    """Publications with their files, newest first by date of issue."""
    asked = parameters
    rows = asked.narrow(PublicationPage.objects.in_locale(asked.locale)).newest_first()
    part = read_slice(
        rows, Viewer.public(), PublicationPage.summary, offset=asked.offset, limit=asked.limit
    )
    return answer(PublicationList(count=part.count, items=part.items))


def _events(asked: EventParameters | EventTableParameters, viewer: Viewer) -> EventQuerySet:
    """The events that an address asks for, in the order that fits."""
    rows = asked.narrow(EventPage.objects.in_locale(asked.locale))
    return asked.ordered(rows, day_in_japan(viewer.now))
