"""What an index page shows below its introduction; only the site's own pages use these."""

from pydantic import Field

from cms.pages.schemas.listings import Listing
from news.schemas.calendar import Calendar
from news.schemas.events import EventSummary
from news.schemas.news import NewsSummary
from news.schemas.publications import PublicationSummary


class NewsListing(Listing[NewsSummary]):
    """News, newest first."""


class PublicationListing(Listing[PublicationSummary]):
    """Publications, newest first."""


class EventListing(Listing[EventSummary]):
    """Events: `items` and `count` are those that are over, latest first, page by page."""

    upcoming: list[EventSummary] = Field(
        description="To come, going on or without a date yet, earliest first; on page 1 only."
    )
    upcoming_count: int
    events_today: list[int] = Field(description="The `id` of those that take place today.")
    calendar_url: str = Field(
        description="Relative address of the month that is worth showing first."
    )
    calendar: Calendar | None = Field(
        description="The month asked for, whose events `items` then are, by their days."
    )
