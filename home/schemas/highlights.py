"""What the front page shows beside its own content; only the site's own page uses it."""

from pydantic import Field

from cms.reading.schemas import Schema
from home.schemas.network import NetworkFigures
from news.schemas.events import EventSummary
from news.schemas.news import NewsSummary
from news.schemas.publications import PublicationSummary


class Highlights(Schema):
    """The newest of each kind, and the network in figures."""

    news: list[NewsSummary] = Field(description="Newest first, at most five.")
    events: list[EventSummary] = Field(
        description="To come or going on, earliest first, at most three; or else the latest past."
    )
    events_today: list[int] = Field(description="The `id` of those that take place today.")
    are_events_past: bool = Field(description="Whether nothing is to come, so that these are past.")
    publications: list[PublicationSummary] = Field(description="Newest first, at most three.")
    network: NetworkFigures
    news_url: str = Field(description="The list of all news; empty while it has no page.")
    events_url: str = Field(description="The list of all events; empty while it has no page.")
    publications_url: str = Field(description="The list of all publications; may be empty.")
    organizations_url: str = Field(description="The list of all organizations.")
