"""The network in figures, counted from the register of municipalities."""

import datetime

from pydantic import Field

from cms.reading.schemas import Schema


class KindCount(Schema):
    """How many municipalities of one kind stand in the register."""

    kind: str = Field(examples=["special_ward"])
    label: str = Field(examples=["特別区"])
    count: int


class PrefectureTile(Schema):
    """One tile of the map."""

    code: str = Field(description="Two digits, JIS X 0401.", examples=["01"])
    name: str = Field(examples=["北海道"])
    short_name: str = Field(description="At most three characters.", examples=["青森"])
    region: str = Field(description="A convention, for the list beside the map.", examples=["東北"])
    count: int = Field(description="Municipalities of the prefecture in the register.")
    url: str = Field(description="Absolute address of the prefecture's list.")


class NetworkFigures(Schema):
    """Counts derived from the register of municipalities."""

    as_of: datetime.date = Field(description="The day on which the register was counted.")
    source: str = Field(description="What was counted, in one sentence.")
    municipalities: int
    kinds: list[KindCount]
    prefectures: list[PrefectureTile] = Field(description="All 47, in the order of their codes.")
    url: str = Field(description="Absolute address of the list of organizations.")
