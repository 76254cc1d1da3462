"""Yearly schedules: rows of bars and milestones over the months of a fiscal year."""

import datetime
from typing import Literal

from pydantic import Field

from cms.pages.schemas import PageDetail, PageSummary
from cms.pages.schemas.dates import Stated
from cms.reading.schemas import Choice, Schema
from news.schemas.chronology import BodyLink, FiscalYear, Point


class ScheduleItem(Schema):
    """Something planned: a bar over months, or a milestone."""

    id: str = Field(description="Stays through every edit; for calendars.")
    kind: Choice = Field(description="`bar` (期間) or `milestone` (節目).")
    text: str = Field(examples=["企画案の作成"])
    first_month: int = Field(description="Number of the calendar month.", examples=[4])
    last_month: int = Field(description="The same for one month alone.", examples=[9])
    date_of_start: datetime.date = Field(
        description="The first day: that of the date where one is fixed, else of the month."
    )
    date_of_end: datetime.date = Field(description="The last day, inclusive.")
    date: Stated | None = Field(description="Null where no date is fixed.")
    is_done: bool = Field(description="実施済み; else it is planned.")


class ScheduleRow(Schema):
    """A line of the chart."""

    category: str = Field(
        description="Rows that follow each other with the same one belong together; may be empty.",
        examples=["個別イベント"],
    )
    label: str = Field(examples=["東北六魂祭"])
    actor: str = Field(description="Who does it; empty for the secretariat.")
    items: list[ScheduleItem] = Field(description="Earliest first.")


class SchedulePageSummary(PageSummary):
    """A yearly schedule in a list."""

    type: Literal["news.SchedulePage"]
    fiscal_year: FiscalYear
    adopted_on: datetime.date | None = Field(description="The day of this edition.")


class SchedulePageDetail(SchedulePageSummary, PageDetail):
    """A yearly schedule by itself."""

    months: str = Field(examples=["2016年4月～2017年3月"])
    adopted_by: BodyLink | None
    lead: str = Field(description="Plain text of up to 300 characters; may be empty.")
    rows: list[ScheduleRow] = Field(description="From above.")
    note_title: str = Field(description="May be empty.")
    notes: list[Point] = Field(description="What stands under the chart.")
    csv_url: str = Field(description="The same as a table for spreadsheets.")
    calendar_url: str = Field(description="The same as iCalendar.")
