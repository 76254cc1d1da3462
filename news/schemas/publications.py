"""Publications: the index and its pages."""

import datetime
from typing import Literal

from pydantic import Field

from cms.pages.schemas import Body, PageDetail, PageSummary
from cms.reading.schemas import Choice, FileSchema
from news.schemas.values import SeriesLink


class PublicationSummary(PageSummary):
    """A publication in a list. Its `image` is the cover."""

    type: Literal["news.PublicationPage"]
    kind: Choice = Field(description="Such as `pamphlet` (パンフレット).")
    date_published: datetime.date = Field(
        description="Day of issue; lists are sorted by it, newest first."
    )
    as_of: datetime.date | None = Field(
        description="The day on which its facts were true (現在); null where it states none."
    )
    publisher: str = Field(description="Who issued it; may be empty.", examples=["特別区長会"])
    series: SeriesLink | None
    series_number: int | None = Field(description="Its number within the series.")
    files: list[FileSchema] = Field(
        description="The files to download, the main one first; sizes are in bytes."
    )


class PublicationDetail(PublicationSummary, PageDetail):
    """A publication by itself."""

    lead: str = Field(description="Plain text of up to 300 characters; may be empty.")
    body: Body


class PublicationIndexSummary(PageSummary):
    """The list of publications, named in a list."""

    type: Literal["news.PublicationIndexPage"]


class PublicationIndexDetail(PublicationIndexSummary, PageDetail):
    """The page above all publications; the publications themselves are at `publications`."""

    introduction: str = Field(description="Resolved HTML; may be empty.")
