"""News, events and publications below their index pages."""

import json
from datetime import date, time
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from factory.declarations import LazyFunction, Sequence, Trait
from factory.django import DjangoModelFactory
from factory.helpers import post_generation
from wagtail.models import Page

from cms.pages.dates.precision import StatedDate
from news.choices import BodyRole, ChronologyKind, EventType, NewsCategory, PublicationKind
from news.models import (
    Body,
    ChronologyEntry,
    ChronologyPage,
    EventBody,
    EventIndexPage,
    EventPage,
    EventSession,
    NewsIndexPage,
    NewsOrganization,
    NewsPage,
    PublicationIndexPage,
    PublicationPage,
    SchedulePage,
    Series,
)
from tests.factories.pages import PortalPageFactory


class SeriesFactory(DjangoModelFactory[Series]):
    name = Sequence(lambda number: f"架空シリーズ{number}")
    description = "架空のまちの便りです。"

    class Meta:
        model = Series


class BodyFactory(DjangoModelFactory[Body]):
    name = Sequence(lambda number: f"架空総会{number}")

    class Meta:
        model = Body


class ChronologyEntryFactory(DjangoModelFactory[ChronologyEntry]):
    """A meeting on a day, unless told otherwise; `date` is in ISO 8601-2."""

    date = StatedDate.from_iso("2016-04-26")
    kind = ChronologyKind.MEETING
    text = Sequence(lambda number: f"架空の報告{number}")

    class Meta:
        model = ChronologyEntry


class ChronologyPageFactory(PortalPageFactory):
    title = "これまでの経過"
    slug = "chronology"

    class Meta:
        model = ChronologyPage


def chronology_page() -> Page:
    """The only page of the chronology, made when it is first needed."""
    return ChronologyPage.objects.first() or ChronologyPageFactory()


class SchedulePageFactory(PortalPageFactory):
    """A fiscal year with one row; `rows` takes the stored value of the stream."""

    parent = LazyFunction(chronology_page)
    fiscal_year = Sequence(lambda number: 2016 + number % 80)
    rows = LazyFunction(
        lambda: json.dumps([schedule_row("架空の催し", schedule_item("準備", 5, 9))])
    )

    class Meta:
        model = SchedulePage


def schedule_row(label: str, *items: Any, category: str = "", actor: str = "") -> Any:
    """A row as it is stored."""
    value = {"category": category, "label": label, "actor": actor, "items": list(items)}
    return {"type": "row", "value": value, "id": str(uuid5(NAMESPACE_URL, label))}


def schedule_item(text: str, first: int, last: int | None = None, **fields: Any) -> Any:
    """An item as it is stored: a bar, unless its `kind` is another."""
    value = {
        "text": text,
        "kind": "bar",
        "first_month": str(first),
        "last_month": str(last or ""),
        "date": None,
        "is_done": False,
        **fields,
    }
    return {"type": "item", "value": value, "id": str(uuid5(NAMESPACE_URL, f"{text}:{first}"))}


class NewsIndexPageFactory(PortalPageFactory):
    title = "お知らせ"
    slug = "news"
    introduction = "<p>架空のまちのお知らせです。</p>"

    class Meta:
        model = NewsIndexPage


class EventIndexPageFactory(PortalPageFactory):
    title = "イベント"
    slug = "events"

    class Meta:
        model = EventIndexPage


class PublicationIndexPageFactory(PortalPageFactory):
    title = "資料"
    slug = "publications"

    class Meta:
        model = PublicationIndexPage


def news_index() -> Page:
    """The only list of news, made when it is first needed."""
    return NewsIndexPage.objects.first() or NewsIndexPageFactory()


def event_index() -> Page:
    """The only list of events, made when it is first needed."""
    return EventIndexPage.objects.first() or EventIndexPageFactory()


def publication_index() -> Page:
    """The only list of publications, made when it is first needed."""
    return PublicationIndexPage.objects.first() or PublicationIndexPageFactory()


class NewsPageFactory(PortalPageFactory):
    """A piece of news; `organizations` takes a list of organizations."""

    parent = LazyFunction(news_index)
    date_published = date(2016, 4, 26)
    category = NewsCategory.NOTICE
    lead = "架空のお知らせです。"

    class Meta:
        model = NewsPage

    @post_generation
    def organizations(self: Any, create: bool, extracted: Any, **kwargs: Any) -> None:
        for place, organization in enumerate(extracted or ()):
            NewsOrganization.objects.create(page=self, organization=organization, sort_order=place)


class PublicationPageFactory(PortalPageFactory):
    parent = LazyFunction(publication_index)
    date_published = date(2016, 6, 1)
    kind = PublicationKind.PAMPHLET

    class Meta:
        model = PublicationPage


class EventSessionFactory(DjangoModelFactory[EventSession]):
    """From half past one to five on a day, unless told otherwise."""

    date_of_start = date(2016, 4, 26)
    start_time = time(13, 30)
    end_time = time(17, 0)

    class Meta:
        model = EventSession

    class Params:
        whole_day = Trait(all_day=True, start_time=None, end_time=None)


class EventBodyFactory(DjangoModelFactory[EventBody]):
    role = BodyRole.ORGANIZER
    name = "架空まつり実行委員会"
    sort_order = Sequence(int)

    class Meta:
        model = EventBody


class EventPageFactory(PortalPageFactory):
    """An event without any date yet; `sessions` and `bodies` take the fields of each."""

    parent = LazyFunction(event_index)
    event_type = EventType.SYMPOSIUM
    lead = "架空のイベントです。"

    class Meta:
        model = EventPage

    @post_generation
    def sessions(self: Any, create: bool, extracted: Any, **kwargs: Any) -> None:
        for fields in extracted or ():
            EventSessionFactory(page=self, **fields)

    @post_generation
    def bodies(self: Any, create: bool, extracted: Any, **kwargs: Any) -> None:
        for fields in extracted or ():
            EventBodyFactory(page=self, **fields)
