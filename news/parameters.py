"""What lists may be asked for: the same names for the API, which is strict, and for the site."""

from datetime import date
from typing import Annotated

from pydantic import Field

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
from news.choices import EventStatus, EventType, NewsCategory, PublicationKind
from news.months import PATTERN
from news.querysets import EventQuerySet

Year = Annotated[Whole, Field(ge=1900, le=2100, description="Calendar year.")]
MonthText = Annotated[
    str, Field(pattern=PATTERN, description="Month, such as `2027-02`.", examples=["2027-02"])
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
