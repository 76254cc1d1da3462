"""What every page says of itself, short and whole."""

import datetime

from pydantic import Field

from cms.reading.schemas import Breadcrumb, ImageSchema, PageMeta, Schema, Translation


class PageSummary(Schema):
    """A page in a list."""

    type: str = Field(description="`app.Model`, as in `meta`; each type has its own schema.")
    id: int
    meta: PageMeta
    title: str
    description: str = Field(description="One or two sentences; may be empty.")
    image: ImageSchema | None


class Correction(Schema):
    """A mistake that was mended after readers had seen it."""

    date: datetime.date
    text: str = Field(description="What was wrong and what is right, in plain text.")


class PageDetail(PageSummary):
    """A page by itself."""

    breadcrumbs: list[Breadcrumb] = Field(description="From the front page downwards.")
    translations: list[Translation]
    corrections: list[Correction] = Field(description="Newest first; empty on most pages.")
