"""News, events and publications below their index pages."""

from datetime import date, time
from typing import Any

from factory.declarations import LazyFunction, Sequence, Trait
from factory.django import DjangoModelFactory
from factory.helpers import post_generation
from wagtail.models import Page

from news.choices import BodyRole, EventType, NewsCategory, PublicationKind
from news.models import (
    EventBody,
    EventIndexPage,
    EventPage,
    EventSession,
    NewsIndexPage,
    NewsOrganization,
    NewsPage,
    PublicationIndexPage,
    PublicationPage,
    Series,
)
from tests.factories.pages import PortalPageFactory


class SeriesFactory(DjangoModelFactory[Series]):
    name = Sequence(lambda number: f"架空シリーズ{number}")
    description = "架空のまちの便りです。"

    class Meta:
        model = Series


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
