"""Agreements: the index, its pages, and how many bodies stand behind them."""

import datetime
from typing import Literal

from pydantic import Field

from cms.pages.schemas import Body, PageDetail, PageSummary
from cms.pages.schemas.dates import Stated
from cms.pages.schemas.listings import Listing
from cms.reading.schemas import Choice, FileSchema, Link, Schema
from members.schemas.parties import PartyInRole


class AgreementParty(PartyInRole):
    """A body that stands behind an agreement."""

    role: Choice = Field(description="Such as `partner` (相手方).")


class StageEntry(Schema):
    """One step of an agreement's history."""

    stage: Choice = Field(description="Such as `papers_sent` (資料の送付).")
    date: Stated | None = Field(description="Null where the day is not known.")
    note: str = Field(description="May be empty.")


class YearOfActivities(Schema):
    """What was done under an agreement in one fiscal year."""

    fiscal_year: int = Field(description="Named after its April.", examples=[2016])
    label: str = Field(examples=["平成28年度"])
    activities: list[str]


class AgreementTerm(Schema):
    """How long an agreement is in force, as of the day that is told of."""

    months: int | None = Field(description="Length of one period; null without a fixed term.")
    renewal: Choice = Field(description="Such as `automatic` (申し出がなければ更新).")
    notice_months: int = Field(description="How long before the end renewal is decided.")
    period_end: datetime.date | None = Field(description="Last day of the running period.")
    next_decision: datetime.date | None = Field(
        description="By this day renewal has to be decided or notice given; computed."
    )


class AgreementSummary(PageSummary):
    """An agreement in a list, as it stands on the day that is told of."""

    type: Literal["members.AgreementPage"]
    as_of: datetime.date = Field(description="The day for which the status is told.")
    status: Choice = Field(
        description="On that day: `planned` (締結前), `in_force` (有効), `expired` (期間満了) or "
        "`ended` (終了)."
    )
    planned_on: Stated | None = Field(description="When signing was planned for.")
    signed_on: datetime.date | None
    is_signing_day_certain: bool = Field(
        description="False if it is only known that it was signed by `signed_on`."
    )
    ended_on: datetime.date | None = Field(description="Last day in force, if it was ended.")
    field: list[Choice] = Field(description="分野; may be empty.")
    parties: list[AgreementParty]


class AgreementDetail(AgreementSummary, PageDetail):
    """An agreement by itself."""

    lead: str = Field(description="Plain text of up to 300 characters; may be empty.")
    purpose: str = Field(description="Plain text, may have line breaks or be empty.")
    matters: list[str] = Field(description="What was agreed, point by point.")
    history: list[StageEntry] = Field(description="Earliest first; only steps that are public.")
    term: AgreementTerm | None = Field(description="Null before signing.")
    activities: list[YearOfActivities] = Field(description="Latest fiscal year first.")
    documents: list[FileSchema]
    body: Body
    collaborations: list[Link] = Field(description="Collaborations that it gave rise to.")
    events: list[Link] = Field(description="The ceremony and other events about it.")
    news: list[Link] = Field(description="News about it.")


class AgreementTally(Schema):
    """How many stand behind the agreements in force on a day; units are never added up."""

    as_of: datetime.date
    agreements: int = Field(description="Agreements in force.")
    bodies: int = Field(description="Partner bodies without companies, each once.")
    companies: int = Field(description="Partner companies, each once.")
    prefectures: int = Field(description="Prefectures of these bodies, each once.")
    municipalities: int = Field(
        description="Municipalities that belonged to these bodies on that day, each once."
    )


class AgreementList(Schema):
    """Agreements, and what the register holds in force on the same day."""

    count: int = Field(description="How many fit in all, whatever `limit` and `offset`.")
    tally: AgreementTally = Field(description="Of the whole register, whatever the filters.")
    items: list[AgreementSummary]


class AgreementListing(Listing[AgreementSummary]):
    """Agreements as the site lists them."""

    tally: AgreementTally
    day_query: str = Field(description="What carries the chosen day to an agreement's page.")


class AgreementIndexSummary(PageSummary):
    """The list of agreements, named in a list."""

    type: Literal["members.AgreementIndexPage"]


class AgreementIndexDetail(AgreementIndexSummary, PageDetail):
    """The page above all agreements; the agreements themselves are at `agreements`."""

    introduction: str = Field(description="Resolved HTML; may be empty.")
