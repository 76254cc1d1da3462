"""What the blocks of a content file may say."""

import datetime
from typing import Literal, Self

from pydantic import Field, model_validator

from home.sample.entries import Record, Text


class Picture(Record):
    drawing: str
    alt: str = ""
    decorative: bool = False

    @model_validator(mode="after")
    def _described(self) -> Self:
        if bool(self.alt) == self.decorative:
            raise ValueError(f"“{self.drawing}” has either an `alt` or is `decorative`.")
        return self


class CaptionedDrawing(Picture):
    caption: str = ""


class FigureEntry(Record):
    label: Text
    value: int
    unit: Text
    as_of: datetime.date
    basis: Literal["stated", "counted"] = "stated"
    source: Text
    note: str = ""


class TableEntry(Record):
    caption: Text
    head: list[str] = []
    rows: list[list[str]]
    row_headers: bool = False

    @model_validator(mode="after")
    def _even(self) -> Self:
        widths = {len(row) for row in [*self.rows, *([self.head] if self.head else [])]}
        if len(widths) != 1:
            raise ValueError(f"The rows of “{self.caption}” differ in length.")
        return self


class CalloutEntry(Record):
    kind: Literal["info", "success", "warning", "danger"]
    title: str = ""
    text: Text


class Question(Record):
    title: Text
    text: Text


class LinkTarget(Record):
    """A page by its address below the front page, or an address elsewhere with a text."""

    page: str = ""
    url: str = ""
    text: str = ""
    description: str = ""


class LinkList(Record):
    title: str = ""
    links: list[LinkTarget] = Field(min_length=1)


class OrganizationCard(Record):
    organization: Text


class BodyItem(Record):
    """One block; its only key says of which kind."""

    heading: Text | None = None
    text: Text | None = None
    callout: CalloutEntry | None = None
    accordion: list[Question] | None = None
    image: CaptionedDrawing | None = None
    table: TableEntry | None = None
    figure: FigureEntry | None = None
    record: Text | OrganizationCard | None = None
    links: LinkList | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if len(self.model_fields_set) != 1:
            raise ValueError("A block has exactly one key.")
        return self


type Body = list[BodyItem]
