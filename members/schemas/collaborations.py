"""Collaborations: the index, its pages, and the wards' yearly tables."""

from typing import Literal

from pydantic import Field

from cms.pages.schemas import Body, PageDetail, PageSummary
from cms.pages.schemas.blocks import CaptionedImage
from cms.pages.schemas.dates import Stated
from cms.pages.schemas.listings import Listing
from cms.reading.schemas import Choice, Link, Schema
from members.schemas.parties import PartyInRole


class CollaborationParty(PartyInRole):
    """A body that takes part in a collaboration."""

    role: Choice = Field(description="Such as `ward` (特別区) or `partner` (相手の団体).")


class Subsidy(Schema):
    """What a ward was granted for a collaboration in one fiscal year."""

    fiscal_year: int = Field(description="Named after its April.", examples=[2015])
    ward: str = Field(examples=["品川区"])
    ward_code: str = Field(examples=["131091"])
    amount: int = Field(description="In yen.")
    note: str = Field(description="May be empty.")


class CollaborationSummary(PageSummary):
    """A collaboration in a list."""

    type: Literal["members.CollaborationPage"]
    status: Choice = Field(description="`planned`, `held`, `cancelled` or `postponed`.")
    status_note: str = Field(description="Why, or what now; may be empty.")
    period: Stated | None = Field(description="When; null while no date is fixed.")
    series: str = Field(description="Name of a series; may be empty.")
    series_number: int | None = Field(description="第何弾 within the series.", examples=[1])
    field: list[Choice] = Field(description="分野; may be empty.")
    parties: list[CollaborationParty] = Field(
        description="By role, then in the editor's order: wards first, then partners."
    )
    visitors: int | None = Field(description="Persons; null where it is not known.")
    subsidies: list[Subsidy] = Field(description="Earliest fiscal year first.")


class CollaborationDetail(CollaborationSummary, PageDetail):
    """A collaboration by itself."""

    lead: str = Field(description="Plain text of up to 300 characters; may be empty.")
    location: str = Field(description="Where; may be empty.")
    agreement: Link | None = Field(description="The agreement that gave rise to it.")
    proposal: str = Field(description="The proposal that gave rise to it; may be empty.")
    proposal_url: str = Field(description="Address of the proposal; may be empty.")
    body: Body
    outcome: Body = Field(description="What came of it; may be empty.")
    photographs: list[CaptionedImage]
    events: list[Link] = Field(description="Events that belong to it.")
    news: list[Link] = Field(description="News about it.")


class CollaborationList(Schema):
    """Collaborations, latest first."""

    count: int = Field(description="How many fit in all, whatever `limit` and `offset`.")
    items: list[CollaborationSummary]


class WardRows(Schema):
    """The collaborations of one ward in a fiscal year."""

    ward: str = Field(description="Empty for those without a single ward.")
    items: list[CollaborationSummary]


class SubsidyRow(Schema):
    """One line of the list of subsidies."""

    ward: str
    title: str
    html_url: str
    amount: int = Field(description="In yen.")
    note: str


class WardTotal(Schema):
    """What a ward was granted in all."""

    ward: str
    amount: int


class YearlyTables(Schema):
    """A fiscal year of the wards, collaboration by collaboration, and what they were granted."""

    fiscal_year: int
    label: str = Field(examples=["平成27年度"])
    wards: list[WardRows]
    subsidies: list[SubsidyRow]
    totals: list[WardTotal]
    total: int


class CollaborationListing(Listing[CollaborationSummary]):
    """Collaborations as the site lists them, or the tables of a fiscal year."""

    view: Literal["list", "table", "subsidies"]
    year: int = Field(description="The fiscal year that tables show or would show.")
    tables: YearlyTables | None = Field(description="Only where a table is asked for.")


class CollaborationIndexSummary(PageSummary):
    """The list of collaborations, named in a list."""

    type: Literal["members.CollaborationIndexPage"]


class CollaborationIndexDetail(CollaborationIndexSummary, PageDetail):
    """The page above all collaborations; the collaborations themselves are at `collaborations`."""

    introduction: str = Field(description="Resolved HTML; may be empty.")
