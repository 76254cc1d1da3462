"""What lists may be asked for: the same names for the API, which is strict, and for the site."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, ClassVar

from django.conf import settings
from django.http import QueryDict
from pydantic import Field

from cms.reading.parameters import (
    Flag,
    Parameters,
    PeriodParameters,
    SliceParameters,
    Whole,
    parse,
)
from cms.reading.problems import Refused
from members.choices import Region
from members.codes import check_digit
from news.choices import (
    CooperationField,
    EventStatus,
    EventType,
    NewsCategory,
    PublicationKind,
)
from news.querysets import EventQuerySet

LOCALES = "|".join(code for code, _ in settings.LANGUAGES)
WARDS = tuple(code + check_digit(code) for code in (f"131{ward:02}" for ward in range(1, 24)))

Year = Annotated[Whole, Field(ge=1900, le=2100, description="Calendar year.")]
Series = Annotated[Whole, Field(ge=1, description="The `id` of a series.")]
Prefecture = Annotated[
    str,
    Field(
        pattern="^(0[1-9]|[1-3][0-9]|4[0-7])$",
        description="An organization of this prefecture takes part: `01` to `47`, JIS X 0401.",
    ),
]
Ward = Annotated[
    str,
    Field(
        pattern=f"^({'|'.join(WARDS)})$",
        description="This special ward takes part: its code with check digit, such as `131091`.",
    ),
]
Locale = Annotated[str, Field(pattern=f"^({LOCALES})$", description="Language of the records.")]


class Filters(Parameters):
    """Parameters that narrow a list, each by one method of its queryset."""

    methods: ClassVar[Mapping[str, str]] = {}

    def narrow(self, queryset: Any) -> Any:
        """The rows that fit every parameter given."""
        for name, method in self.methods.items():
            value = getattr(self, name)
            if value is not None:
                queryset = getattr(queryset, method)(value)
        return queryset


class LocaleParameters(Parameters):
    """Which language is asked for; a translation is no second record."""

    locale: Locale = settings.LANGUAGE_CODE


class NewsFilters(Filters):
    """What news may be filtered by."""

    year: Year | None = None
    category: NewsCategory | None = None
    field: CooperationField | None = None
    prefecture: Prefecture | None = None
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
    event_type: EventType | None = None
    status: EventStatus | None = None
    field: CooperationField | None = None
    prefecture: Prefecture | None = None
    region: Region | None = None
    ward: Ward | None = None

    methods = {
        "year": "in_year",
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


def lenient[F: Filters](model: type[F], query: QueryDict) -> F:
    """The filters of a page's address; what is unknown, empty or impossible counts as not given.

    A form sends every control, also the empty ones, and an old link should still show a list.
    """
    names = {field.alias or name for name, field in model.model_fields.items()}
    given = query.copy()
    for name in set(query):
        value = query.get(name)
        if name not in names or not value or not str(value).strip():
            del given[name]
        else:
            given[name] = value
    while given:
        try:
            return parse(model, given)
        except Refused as refused:
            for name in {error.parameter for error in refused.errors} & set(given) or set(given):
                del given[name]
    return model()
