"""What the list of organizations may be asked for, by the API and by the site alike."""

from typing import Annotated

from pydantic import Field

from cms.reading.filters import AsOfParameters, Filters, LocaleParameters
from cms.reading.parameters import SliceParameters, Text
from cms.tables.exports.answers import EncodingParameters
from members.choices import OrganizationKind, Region
from members.codes import check_digit

WARDS = tuple(code + check_digit(code) for code in (f"131{ward:02}" for ward in range(1, 24)))

PrefectureDigits = Annotated[
    str,
    Field(
        pattern="^(0[1-9]|[1-3][0-9]|4[0-7])$",
        description="Two digits, `01` to `47` (JIS X 0401).",
        examples=["13"],
    ),
]
TakingPart = Annotated[
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


class OrganizationFilters(Filters, AsOfParameters):
    """What narrows the list; kinds and counties are those of the day."""

    prefecture: Annotated[
        PrefectureDigits | None, Field(description="In this prefecture, which is among them.")
    ] = None
    region: Annotated[Region | None, Field(description="In this region, with its prefectures.")] = (
        None
    )
    kind: OrganizationKind | None = None
    county: Annotated[
        Text | None,
        Field(
            description="In a county (郡) of this name. Names repeat: 上川郡 exists three times.",
            examples=["上川郡"],
        ),
    ] = None
    q: Annotated[
        Text | None,
        Field(
            description="Words that must all fit: name, another spelling of it, reading, romaji, "
            "or the start of a code, earlier ones too; beside other words, a prefecture. Width, "
            "case, kind of kana and ヶ or ケ make no difference.",
            examples=["福井 池田町"],
        ),
    ] = None

    methods = {
        "prefecture": "in_prefecture",
        "region": "in_region",
        "kind": "of_kind",
        "county": "in_county",
        "q": "matching",
    }


class OrganizationParameters(OrganizationFilters, LocaleParameters, SliceParameters):
    """What the API's list of organizations may be asked for."""


class OrganizationTableParameters(OrganizationFilters, LocaleParameters):
    """What the API's tables of organizations may be asked for."""


class OrganizationCsvParameters(OrganizationTableParameters, EncodingParameters):
    """The same, and how CSV is written."""
