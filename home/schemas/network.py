"""The network in figures, counted from the register of municipalities."""

import datetime

from pydantic import Field

from cms.reading.schemas import Schema
from members.schemas.members import MemberCounts
from members.schemas.places import PrefectureTile


class KindCount(Schema):
    """How many municipalities of one kind stand in the register."""

    kind: str = Field(examples=["special_ward"])
    label: str = Field(examples=["特別区"])
    count: int


class NetworkFigures(Schema):
    """Counts derived from the register of municipalities."""

    as_of: datetime.date = Field(description="The day on which the register was counted.")
    source: str = Field(description="What was counted, in one sentence.")
    municipalities: int
    kinds: list[KindCount]
    prefectures: list[PrefectureTile] = Field(description="All 47, in the order of their codes.")
    url: str = Field(description="Absolute address of the list of organizations.")


class Statistics(NetworkFigures):
    """The register and the members of a day in figures."""

    members: MemberCounts
