"""The chronology (これまでの経過): the page, and its lines."""

import datetime
from typing import Literal

from pydantic import Field

from cms.pages.schemas import PageDetail, PageSummary
from cms.pages.schemas.dates import Stated
from cms.pages.schemas.listings import Filter, Pagination
from cms.reading.schemas import Choice, Link, Schema, Translation


class BodyLink(Schema):
    """The body whose meeting a line speaks of."""

    id: int = Field(description="Also the value of the filter `body`.")
    name: str = Field(examples=["区長会総会"])
    description: str = Field(description="One sentence; may be empty.")


class Point(Schema):
    """A sub-point, with those below it."""

    text: str
    points: list[str]


class FollowUp(Schema):
    """What came of it later."""

    date: datetime.date
    text: str = Field(examples=["各区の意見を創生本部に提出"])


class FiscalYear(Schema):
    """A fiscal year (年度), from April to March."""

    year: int = Field(description="Gregorian number of its April.", examples=[2016])
    name: str = Field(examples=["平成28年度"])


class ChronologyLine(Schema):
    """Something that happened: an editor's entry, or a page that enters by itself."""

    type: str = Field(
        description="`app.Model` of the record that says it; with `id` it names the line.",
        examples=["news.ChronologyEntry"],
    )
    id: int
    detail_url: str = Field(description="Absolute address of that record's JSON.")
    is_derived: bool = Field(description="Whether it entered by itself, from a page.")
    date: Stated
    fiscal_year: FiscalYear = Field(description="That of its first day.")
    kind: Choice = Field(
        description="`meeting` (会議), `decision` (決定), `signing` (締結), `visit` (訪問・来訪), "
        "`event` (催し) or `publication` (公表・発行)."
    )
    body: BodyLink | None
    place: str = Field(description="May be empty.")
    text: str = Field(description="What happened, in plain text; of a page, its title.")
    points: list[Point]
    follow_ups: list[FollowUp] = Field(description="Earliest first.")
    footnote: str = Field(description="Plain text; may be empty.")
    record: Link | None = Field(description="The page about the very same thing.")
    related: list[Link] = Field(description="Further pages and organizations.")
    updated_at: datetime.datetime | None = Field(
        description="When the entry was last saved, or the page last published."
    )


class ChronologyEntryDetail(ChronologyLine):
    """An editor's entry by itself."""

    locale: str
    translations: list[Translation]


class ChronologyList(Schema):
    """Lines of the chronology, earliest first."""

    count: int = Field(description="How many fit in all, whatever `limit` and `offset`.")
    items: list[ChronologyLine]


class ChronologyPageSummary(PageSummary):
    """The page of the chronology, named in a list."""

    type: Literal["news.ChronologyPage"]


class ChronologyPageDetail(ChronologyPageSummary, PageDetail):
    """The page of the chronology; the lines themselves are at `chronology`."""

    introduction: str = Field(description="Resolved HTML; may be empty.")


class YearLink(Schema):
    """A way to another fiscal year."""

    name: str = Field(examples=["平成28年度"])
    url: str = Field(description="Relative address, with the other filters.")


class ChronologyListing(Schema):
    """A fiscal year of the chronology as the site shows it; only the page uses it."""

    fiscal_year: FiscalYear
    months: str = Field(examples=["2016年4月～2017年3月"])
    items: list[ChronologyLine]
    previous: YearLink | None = Field(description="The last one before that has lines.")
    next: YearLink | None = Field(description="The first one behind that has lines.")
    filters: list[Filter]
    is_filtered: bool
    pagination: Pagination = Field(description="One page; tells the address of what is shown.")
    schedules: list[Link] = Field(description="Yearly schedules, latest first.")
    feed_url: str = Field(description="Path of the Atom feed.")
    data_url: str = Field(description="Path of the same lines as JSON.")
