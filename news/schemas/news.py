"""News: the index and its pages."""

import datetime
from typing import Literal

from pydantic import Field

from cms.pages.schemas import Body, PageDetail, PageSummary
from cms.reading.schemas import Choice, FileSchema, Link
from news.schemas.values import SeriesLink


class NewsSummary(PageSummary):
    """A news page in a list."""

    type: Literal["news.NewsPage"]
    date_published: datetime.date = Field(
        description="掲載日, as the editor set it; lists are sorted by it, newest first."
    )
    category: Choice = Field(description="What the news is about, such as `agreement` (協定).")
    field: list[Choice] = Field(description="Fields of cooperation (分野); may be empty.")
    series: SeriesLink | None


class NewsDetail(NewsSummary, PageDetail):
    """A news page by itself."""

    lead: str = Field(description="Plain text of up to 300 characters; may be empty.")
    body: Body
    organizations: list[Link] = Field(
        description="Organizations that the news is about, in the editor's order."
    )
    collaboration: Link | None = Field(description="The collaboration that it is about.")
    agreements: list[Link] = Field(description="Agreements that it is about.")
    attachments: list[FileSchema]


class NewsIndexSummary(PageSummary):
    """The list of news, named in a list."""

    type: Literal["news.NewsIndexPage"]


class NewsIndexDetail(NewsIndexSummary, PageDetail):
    """The page above all news; the news themselves are at `news`."""

    introduction: str = Field(description="Resolved HTML; may be empty.")
