"""Lists of what spans all types."""

from pydantic import Field

from cms.reading.schemas import Link, Schema
from home.schemas.addresses import RedirectSchema


class LinkList(Schema):
    """Some of the pages below a page."""

    count: int = Field(description="How many there are in all.")
    items: list[Link]


class RedirectList(Schema):
    """Some of the old addresses."""

    count: int = Field(description="How many there are in all.")
    items: list[RedirectSchema]
