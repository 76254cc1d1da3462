"""What stands at an address."""

from typing import Annotated, Literal

from pydantic import Field

from cms.reading.schemas import Schema


class Found(Schema):
    """A visible record whose page has the address."""

    kind: Literal["record"]
    type: str = Field(description="`app.Model` of the record.", examples=["news.NewsPage"])
    id: int
    locale: str
    detail_url: str
    html_url: str = Field(description="The canonical spelling; the one asked for may differ.")


class FoundList(Schema):
    """A list of records that are no pages, with an address of its own."""

    kind: Literal["list"]
    type: str = Field(description="`app.Model` of its items.", examples=["members.Organization"])
    locale: str
    detail_url: str = Field(description="The same list as JSON.")
    html_url: str


class Moved(Schema):
    """A redirect, followed to its end."""

    kind: Literal["redirect"]
    location: str = Field(description="Absolute address of the target, with the query asked for.")
    is_permanent: bool
    target: Annotated[Found | FoundList, Field(discriminator="kind")] | None = Field(
        description="What stands there; null outside the site."
    )


type Resolution = Annotated[Found | FoundList | Moved, Field(discriminator="kind")]
"""The answer to a path."""


class RedirectSchema(Schema):
    """An old address and where it leads."""

    id: int
    path: str = Field(description="Path from the root of the site, without a slash at the end.")
    location: str = Field(description="Absolute address of the target.")
    is_permanent: bool
    detail_url: str | None = Field(description="JSON of the target; null outside the site.")
