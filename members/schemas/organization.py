"""What is told of an organization, short and whole."""

import datetime

from pydantic import Field

from cms.reading.schemas import Breadcrumb, Choice, Link, Position, Schema, Translation
from members.schemas.memberships import Membership
from members.schemas.places import Prefecture


class OrganizationMeta(Schema):
    """What every organization says of its record, as in Wagtail's API."""

    type: str = Field(description="`app.Model` of the record.", examples=["members.Organization"])
    detail_url: str = Field(description="Absolute address of the record's JSON.")
    html_url: str = Field(description="Absolute address of the record's page.")
    slug: str = Field(
        description="ASCII, unique within a language, never changed by corrections.",
        examples=["ikeda-cho-fukui"],
    )
    locale: str = Field(description="Language code of this version.", examples=["ja"])


class OrganizationSummary(Schema):
    """An organization in a list, as it was on the day that is told of."""

    id: int
    meta: OrganizationMeta
    kind: Choice = Field(
        description="Such as `city` (市), `special_ward` (特別区) or `prefecture` (都道府県)."
    )
    code: str = Field(
        description="全国地方公共団体コード: six digits, the last a check digit. "
        "Empty for bodies without one.",
        examples=["183822"],
    )
    name: str = Field(description="As it is to be shown.", examples=["池田町"])
    kana: str = Field(description="Reading in hiragana.", examples=["いけだちょう"])
    romaji: str = Field(
        description="The reading in Latin letters, without long vowels.", examples=["Ikeda-cho"]
    )
    present_name: str = Field(
        description="Its name now, where that is another one than the day's; otherwise empty.",
        examples=["富谷市"],
    )
    prefecture: Prefecture | None = Field(
        description="Where it lies; null for prefectures and bodies without a place."
    )
    region: Choice | None = Field(
        description="A convention, taken from the prefecture; null without one."
    )
    dissolved_on: datetime.date | None = Field(
        description="The first day on which it was no more, as far as is known now; null for most."
    )


class FormerIdentity(Schema):
    """What an organization was until a day; its id and its page stay."""

    changed_on: datetime.date = Field(description="The first day of the next identity.")
    kind: Choice
    code: str = Field(description="全国地方公共団体コード of that time; may be empty.")
    name: str = Field(examples=["富谷町"])
    kana: str
    romaji: str
    county: str = Field(description="May be empty.", examples=["黒川郡"])


class OrganizationDetail(OrganizationSummary):
    """An organization by itself."""

    county: str = Field(description="郡 of a town or village; may be empty.", examples=["今立郡"])
    is_designated: bool = Field(description="Whether it is a designated city (政令指定都市).")
    position: Position | None = Field(description="Of its main office.")
    official_site: str = Field(description="Absolute address; may be empty.")
    mascot: str = Field(description="Name of its official character; may be empty.")
    as_of: datetime.date = Field(description="The day that is told of, in Japan.")
    established_on: datetime.date | None = Field(
        description="The first day on which it was there; null where that is not known."
    )
    earlier_identities: list[FormerIdentity] = Field(description="Oldest first; empty for most.")
    successors: list[Link] = Field(
        description="Who took over when it was dissolved; empty for most."
    )
    predecessors: list[Link] = Field(description="Dissolved bodies from which it took over.")
    memberships: list[Membership] = Field(
        description="When it was a member of the network; an open one is still in force."
    )
    constituents: list[Link] = Field(
        description="For an association: who belonged to it on the day, in 五十音順."
    )
    associations: list[Link] = Field(description="Associations to which it belonged on the day.")
    aliases: list[str] = Field(
        description="Other spellings of the name, for matching.", examples=[["梼原町"]]
    )
    translations: list[Translation]
    breadcrumbs: list[Breadcrumb] = Field(description="From the front page downwards.")


class OrganizationList(Schema):
    """Organizations in 五十音順, as they were on a day."""

    as_of: datetime.date = Field(description="The day that is told of, in Japan.")
    count: int = Field(description="How many fit in all, whatever `limit` and `offset`.")
    items: list[OrganizationSummary]
