"""What the lists of members and of stated figures may be asked for."""

from typing import Annotated

from pydantic import Field

from cms.reading.filters import AsOfParameters, Filters
from cms.reading.parameters import Day, Flag, SliceParameters, Text
from members.choices import FigureSubject, KanaRow, OrganizationKind, Region
from members.parameters import PrefectureDigits


class MemberFilters(Filters, AsOfParameters):
    """What narrows the list of members; kinds and names are those of the day."""

    region: Region | None = None
    prefecture: Annotated[
        PrefectureDigits | None, Field(description="In this prefecture, which may be among them.")
    ] = None
    kind: OrganizationKind | None = None
    initial: Annotated[
        KanaRow | None, Field(description="The reading begins in this row of the 五十音.")
    ] = None
    counted: Annotated[
        Flag | None,
        Field(
            description="`true`: of the kinds that the printed counts take in (cities, towns and "
            "villages). `false`: of the others."
        ),
    ] = None
    q: Annotated[
        Text | None,
        Field(
            description="Words that must all fit, as in the list of organizations.",
            examples=["福井 池田町"],
        ),
    ] = None

    methods = {
        "region": "in_region",
        "prefecture": "in_prefecture",
        "kind": "of_kind",
        "initial": "with_initial",
        "counted": "counted",
        "q": "matching",
    }


class MemberParameters(MemberFilters, SliceParameters):
    """What the API's list of members may be asked for."""


class FigureFilters(Filters):
    """What narrows the list of stated figures."""

    subject: FigureSubject | None = None
    as_of: Annotated[
        Day | None,
        Field(description="Stated for this day or an earlier one.", examples=["2016-06-07"]),
    ] = None

    methods = {"subject": "about", "as_of": "known_by"}


class FigureParameters(FigureFilters, SliceParameters):
    """What the API's list of stated figures may be asked for."""
