"""Answers of the API's lists, in the form of Wagtail's own API."""

from pydantic import Field

from cms.reading.schemas import Schema
from news.schemas.events import EventSummary
from news.schemas.news import NewsSummary
from news.schemas.publications import PublicationSummary


class NewsList(Schema):
    """News, newest first."""

    count: int = Field(description="How many fit in all, whatever `limit` and `offset`.")
    items: list[NewsSummary]


class EventList(Schema):
    """Events, latest first; with `upcoming=true` soonest first."""

    count: int = Field(description="How many fit in all, whatever `limit` and `offset`.")
    items: list[EventSummary]


class PublicationList(Schema):
    """Publications, newest first."""

    count: int = Field(description="How many fit in all, whatever `limit` and `offset`.")
    items: list[PublicationSummary]
