"""The front page and the standard pages."""

from typing import Literal

from pydantic import Field

from cms.pages.schemas import Body, PageDetail, PageSummary
from cms.pages.schemas.blocks import FigureBlock, LinkItem
from cms.reading.schemas import Link


class FrontPageSummary(PageSummary):
    """The front page in a list."""

    type: Literal["home.FrontPage"]


class FrontPageDetail(FrontPageSummary, PageDetail):
    """The front page by itself; its lists have addresses of their own."""

    hero_title: str
    hero_text: str = Field(description="Plain text; may be empty.")
    calls_to_action: list[LinkItem] = Field(description="At most two; the first weighs more.")
    figures: list[FigureBlock] = Field(description="Numbers that somebody published.")
    about_title: str = Field(description="May be empty.")
    about: Body


class StandardPageSummary(PageSummary):
    """A standard page in a list."""

    type: Literal["home.StandardPage"]


class StandardPageDetail(StandardPageSummary, PageDetail):
    """A standard page by itself; the pages below it are at `pages/{key}/children`."""

    lead: str = Field(description="Plain text of up to 300 characters; may be empty.")
    body: Body
    related: list[Link] = Field(description="Pages that the editors chose, in their order.")
