"""What lists of agreements and collaborations may be asked for, by the API and the site alike."""

from typing import Annotated

from pydantic import Field

from cms.reading.filters import AsOfParameters, Filters, LocaleParameters
from cms.reading.parameters import Day, SliceParameters, Whole
from cms.reading.viewer import Viewer
from members.agreement_querysets import AgreementQuerySet
from members.choices import AgreementStatus, CollaborationStatus, CooperationField, Region
from members.parameters import TakingPart, Ward


class DayFilters(Filters, AsOfParameters):
    """For which day a page of the site is told."""


class AgreementFilters(Filters, AsOfParameters):
    """What agreements may be filtered by."""

    status: Annotated[
        AgreementStatus | None, Field(description="How it stands on the day of `as_of`.")
    ] = None
    field: CooperationField | None = None
    prefecture: TakingPart | None = None
    region: Region | None = None
    ward: Ward | None = None

    methods = {
        "field": "of_field",
        "prefecture": "in_prefecture",
        "region": "in_region",
        "ward": "with_ward",
    }

    def narrow_on(self, queryset: AgreementQuerySet, viewer: Viewer) -> AgreementQuerySet:
        """The rows that fit on the viewer's day."""
        narrowed: AgreementQuerySet = self.narrow(queryset)
        return narrowed.standing(self.status, viewer.as_of) if self.status else narrowed


class AgreementParameters(AgreementFilters, LocaleParameters, SliceParameters):
    """What the API's list of agreements may be asked for."""


class CollaborationFilters(Filters):
    """What collaborations may be filtered by."""

    as_of: Annotated[
        Day | None, Field(description="Begun by this day, in Japan.", examples=["2016-06-07"])
    ] = None
    status: CollaborationStatus | None = None
    fiscal_year: Annotated[
        Whole | None,
        Field(ge=1990, le=2100, description="With a day in this fiscal year (年度), from April."),
    ] = None
    field: CooperationField | None = None
    prefecture: TakingPart | None = None
    region: Region | None = None
    ward: Ward | None = None
    agreement: Annotated[
        Whole | None, Field(ge=1, description="The `id` of the agreement that gave rise to it.")
    ] = None

    methods = {
        "as_of": "begun_by",
        "status": "of_status",
        "fiscal_year": "in_fiscal_year",
        "field": "of_field",
        "prefecture": "in_prefecture",
        "region": "in_region",
        "ward": "with_ward",
        "agreement": "of_agreement",
    }


class CollaborationParameters(CollaborationFilters, LocaleParameters, SliceParameters):
    """What the API's list of collaborations may be asked for."""
