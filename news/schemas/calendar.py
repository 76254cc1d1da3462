"""A month of events as a table; only the site's own pages use it."""

import datetime

from pydantic import Field

from cms.reading.schemas import Choice, Schema


class CalendarEntry(Schema):
    """An event on one of its days."""

    title: str
    html_url: str
    status: Choice
    start_time: datetime.time | None = Field(
        description="When it begins on this day; null for a whole day and for what goes on."
    )


class CalendarDay(Schema):
    """A day of the month."""

    date: datetime.date
    is_today: bool
    entries: list[CalendarEntry] = Field(description="Whole days first, then by their beginning.")


class Calendar(Schema):
    """A month in weeks from Sunday to Saturday; what belongs to another month is null."""

    first: datetime.date
    weeks: list[list[CalendarDay | None]]
    previous_url: str = Field(description="Relative address; empty where nothing lies before.")
    next_url: str = Field(description="Relative address; empty where nothing lies behind.")
    list_url: str = Field(description="Relative address of the same events as a list.")
    is_indexed: bool = Field(description="Whether search engines may keep it: not without events.")
