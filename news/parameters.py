"""What lists may be asked for: the same names for the API, which is strict, and for the site."""

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field

from cms.pages.dates.writing import UnreadableError
from cms.pages.dates.years import parse_year
from cms.reading.filters import Filters, LocaleParameters
from cms.reading.parameters import (
    Flag,
    PeriodParameters,
    SliceParameters,
    Whole,
)
from cms.tables.exports.answers import EncodingParameters
from members.choices import CooperationField, Region
from members.parameters import TakingPart, Ward
from news.choices import ChronologyKind, EventStatus, EventType, NewsCategory, PublicationKind
from news.months import PATTERN
from news.querysets import EventQuerySet

Year = Annotated[Whole, Field(ge=1900, le=2100, description="Calendar year.")]
MonthText = Annotated[
    str, Field(pattern=PATTERN, description="Month, such as `2027-02`.", examples=["2027-02"])
]


def _fiscal_year(value: object) -> object:
    """平成31年度 as 2019; what is no year is left to the declaration, which refuses it."""
    try:
        return str(parse_year(value)) if isinstance(value, str) else value
    except UnreadableError:
        return value


FiscalYearNumber = Annotated[
    Whole,
    BeforeValidator(_fiscal_year),
    Field(
        ge=1900,
        le=2100,
        description="Fiscal year (年度, April to March) by the Gregorian number of its April; "
        "`平成31年度` and `令和元年度` are understood too, as 2019.",
    ),
]
Series = Annotated[Whole, Field(ge=1, description="The `id` of a series.")]


class NewsFilters(Filters):
    """What news may be filtered by."""

    year: Year | None = None
    category: NewsCategory | None = None
    field: CooperationField | None = None
    prefecture: TakingPart | None = None
    region: Region | None = None
    ward: Ward | None = None
    series: Series | None = None

    methods = {
        "year": "in_year",
        "category": "of_category",
        "field": "of_field",
        "prefecture": "in_prefecture",
        "region": "in_region",
        "ward": "with_ward",
        "series": "of_series",
    }


class PublicationFilters(Filters):
    """What publications may be filtered by."""

    year: Year | None = None
    kind: PublicationKind | None = None
    series: Series | None = None

    methods = {"year": "in_year", "kind": "of_kind", "series": "of_series"}


class EventFilters(Filters, PeriodParameters):
    """What events may be filtered by."""

    upcoming: Annotated[
        Flag | None,
        Field(description="`true`: not over yet, soonest first. `false`: over, latest first."),
    ] = None
    year: Year | None = None
    month: MonthText | None = None
    event_type: EventType | None = None
    status: EventStatus | None = None
    field: CooperationField | None = None
    prefecture: TakingPart | None = None
    region: Region | None = None
    ward: Ward | None = None

    methods = {
        "year": "in_year",
        "month": "in_month",
        "event_type": "of_type",
        "status": "of_status",
        "field": "of_field",
        "prefecture": "in_prefecture",
        "region": "in_region",
        "ward": "with_ward",
    }

    def narrow(self, queryset: EventQuerySet) -> EventQuerySet:
        narrowed: EventQuerySet = super().narrow(queryset)
        if self.from_ is not None or self.to is not None:
            return narrowed.between(self.from_, self.to)
        return narrowed

    def ordered(self, queryset: EventQuerySet, today: date) -> EventQuerySet:
        """Those to come, those that are over, or both, in the order that fits."""
        if self.upcoming is None:
            return queryset.latest_first()
        if self.upcoming:
            return queryset.upcoming(today).soonest_first(today)
        return queryset.past(today).latest_first()


class ChronologyFilters(Filters):
    """What the chronology may be filtered by."""

    fiscal_year: FiscalYearNumber | None = None
    kind: ChronologyKind | None = None
    body: Annotated[
        Whole | None,
        Field(
            ge=1,
            description="The `id` of a body that meets. Pages that enter by themselves have none.",
        ),
    ] = None

    methods = {"fiscal_year": "in_fiscal_year", "kind": "of_kind", "body": "of_body"}


class ChronologyParameters(ChronologyFilters, LocaleParameters, SliceParameters):
    """What the API's chronology may be asked for."""


class NewsParameters(NewsFilters, LocaleParameters, SliceParameters):
    """What the API's list of news may be asked for."""


class PublicationParameters(PublicationFilters, LocaleParameters, SliceParameters):
    """What the API's list of publications may be asked for."""


class EventParameters(EventFilters, LocaleParameters, SliceParameters):
    """What the API's list of events may be asked for."""


class EventTableParameters(EventFilters, LocaleParameters):
    """What the API's tables of events may be asked for."""


class EventCsvParameters(EventTableParameters, EncodingParameters):
    """The same, and how CSV is written."""
