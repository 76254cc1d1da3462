"""The newest news, events and publications, for the front page."""

from typing import Any

from django.utils import timezone
from wagtail.models import Page

from cms.reading.context import ReadContext
from cms.reading.horizon import one_look
from cms.reading.read import read, read_slice
from cms.reading.schemas import Link
from cms.reading.viewer import Viewer
from home.network import read_network
from home.schemas.highlights import Highlights
from news.calendars import takes_place_on
from news.models import (
    EventIndexPage,
    EventPage,
    NewsIndexPage,
    NewsPage,
    PublicationIndexPage,
    PublicationPage,
)
from news.schemas.events import EventSummary

NEWS, EVENTS, PUBLICATIONS = 5, 3, 3
"""How many of each."""


def read_highlights(viewer: Viewer, locale_id: int) -> Highlights:
    """What is new in one language, by the key of its Wagtail locale, and the network in figures."""
    with one_look(viewer):
        return _highlights(viewer, locale_id)


def _highlights(viewer: Viewer, locale_id: int) -> Highlights:
    news: Any = NewsPage.objects.filter(locale_id=locale_id).newest_first()
    publications: Any = PublicationPage.objects.filter(locale_id=locale_id).newest_first()
    events, are_past = _events(viewer, locale_id)
    today = timezone.localdate(viewer.now)
    lists = {link.type: link.html_url for link in _lists(viewer, locale_id)}
    network = read_network(viewer)
    return Highlights(
        news=read_slice(news, viewer, NewsPage.summary, offset=0, limit=NEWS).items,
        events=events,
        events_today=[event.id for event in events if takes_place_on(event, today)],
        are_events_past=are_past,
        publications=read_slice(
            publications, viewer, PublicationPage.summary, offset=0, limit=PUBLICATIONS
        ).items,
        network=network,
        news_url=lists.get("news.NewsIndexPage", ""),
        events_url=lists.get("news.EventIndexPage", ""),
        publications_url=lists.get("news.PublicationIndexPage", ""),
        organizations_url=network.url,
    )


def _events(viewer: Viewer, locale_id: int) -> tuple[list[EventSummary], bool]:
    """What is to come; if there is nothing, what was last, and that it is past."""
    events: Any = EventPage.objects.filter(locale_id=locale_id)
    today = timezone.localdate(viewer.now)
    coming = events.upcoming(today).soonest_first(today)
    found = read_slice(coming, viewer, EventPage.summary, offset=0, limit=EVENTS).items
    if found:
        return found, False
    past = events.past(today).latest_first()
    return read_slice(past, viewer, EventPage.summary, offset=0, limit=EVENTS).items, True


def _lists(viewer: Viewer, locale_id: int) -> list[Link]:
    """The index pages; should there be several of a kind, the first in the tree counts."""
    pages: Any = Page.objects.type(NewsIndexPage, EventIndexPage, PublicationIndexPage)
    links = read(pages.filter(locale_id=locale_id).order_by("-path"), viewer, _link)
    return [link for link in links if link is not None]


def _link(page: Page, context: ReadContext) -> Link | None:
    return context.page(page.pk)
