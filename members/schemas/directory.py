"""The directory of members as the site shows it."""

import datetime
from typing import Literal

from pydantic import Field

from cms.pages.schemas.listings import Filter, Pagination
from cms.pages.schemas.pages import PageDetail, PageSummary
from cms.reading.schemas import Schema
from members.schemas.members import MemberCounts, MemberSummary
from members.schemas.places import PrefectureTile


class MemberIndexSummary(PageSummary):
    """The directory of members in a list of pages."""

    type: Literal["members.MemberIndexPage"]


class MemberIndexDetail(MemberIndexSummary, PageDetail):
    """The directory of members; the members themselves are at `members`."""

    introduction: str = Field(description="Resolved HTML; may be empty.")


class PlaceOfMembers(Schema):
    """Members in one prefecture, in 五十音順."""

    code: str = Field(description="Two digits; empty for bodies without a place.")
    name: str
    count: int
    members: list[MemberSummary]


class RegionOfMembers(Schema):
    """Members in one region."""

    region: str = Field(description="Code; empty for bodies without a place.")
    name: str
    count: int
    prefectures: list[PlaceOfMembers]


class MemberListing(Schema):
    """Members on a day, with their counts, the map and the filters."""

    as_of: datetime.date
    count: int = Field(description="How many fit the filters.")
    regions: list[RegionOfMembers]
    counts: MemberCounts
    tiles: list[PrefectureTile]
    counted_url: str = Field(description="Relative address of the list behind `counts.counted`.")
    others_url: str = Field(description="Relative address of the list of all others.")
    total_url: str = Field(description="Relative address of the list behind `counts.total`.")
    json_url: str = Field(description="Absolute address of the same list as JSON.")
    filters: list[Filter]
    is_filtered: bool
    is_narrowed: bool = Field(description="Whether anything but a day is asked for.")
    pagination: Pagination
