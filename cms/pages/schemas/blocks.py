"""The blocks of a body, told apart by `type`. A front end needs one view for each."""

from datetime import date
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from cms.reading.schemas import FileSchema, ImageSchema, Link, Schema


class BlockSchema(Schema):
    """What every block says of itself."""

    # `type` always stands in an answer, so a client's types may rely on it.
    model_config = ConfigDict(json_schema_serialization_defaults_required=True)

    id: str = Field(description="Stays the same while the block is edited or moved.")


class HeadingBlock(BlockSchema):
    type: Literal["heading"] = "heading"
    level: Literal[2, 3, 4] = Field(description="The title of the page is the only level 1.")
    text: str
    anchor: str = Field(description="The `id` of the element, to link to.", examples=["access"])


class TextBlock(BlockSchema):
    type: Literal["text"] = "text"
    html: str = Field(description="Safe HTML without headings; links are absolute.")


class CaptionedImage(Schema):
    image: ImageSchema
    caption: str = Field(description="May be empty.")


class ImageBlock(BlockSchema, CaptionedImage):
    type: Literal["image"] = "image"


class GalleryBlock(BlockSchema):
    type: Literal["gallery"] = "gallery"
    title: str = Field(description="May be empty.")
    images: list[CaptionedImage]


class TableBlock(BlockSchema):
    type: Literal["table"] = "table"
    caption: str
    head: list[str] = Field(description="The cells of the header row; empty if there is none.")
    rows: list[list[str]] = Field(description="The rows below it, all of the same length.")
    has_row_headers: bool = Field(description="Whether the first cell of each row is its header.")


class FilesBlock(BlockSchema):
    type: Literal["files"] = "files"
    title: str = Field(description="May be empty.")
    files: list[FileSchema]


class QuotationBlock(BlockSchema):
    type: Literal["quotation"] = "quotation"
    text: str = Field(description="Plain text; may have several lines.")
    speaker: str = Field(description="Who said it, with office; may be empty.")
    source: str = Field(description="Where it was said; may be empty.")
    source_url: str | None


class CalloutBlock(BlockSchema):
    type: Literal["callout"] = "callout"
    kind: Literal["info", "success", "warning", "danger"]
    title: str = Field(description="May be empty.")
    html: str


class AccordionItem(Schema):
    title: str
    html: str


class AccordionBlock(BlockSchema):
    type: Literal["accordion"] = "accordion"
    items: list[AccordionItem]


class RecordBlock(BlockSchema):
    type: Literal["record"] = "record"
    record: Link = Field(description="Another page or an organization, to show as a card.")


class LinkItem(Schema):
    text: str
    url: str
    description: str = Field(description="May be empty.")
    is_external: bool = Field(description="Whether the link leaves the portal.")


class LinksBlock(BlockSchema):
    type: Literal["links"] = "links"
    title: str = Field(description="May be empty.")
    links: list[LinkItem]


class FigureBlock(BlockSchema):
    """One number, with the day it was true and where it comes from."""

    type: Literal["figure"] = "figure"
    label: str = Field(examples=["会員自治体"])
    value: int | float = Field(examples=[195])
    unit: str = Field(description="May be empty.", examples=["自治体"])
    as_of: date = Field(description="The day on which the number was true.")
    basis: Literal["stated", "counted", "estimated"] = Field(
        description="Whether the source states it, it was counted from records, or estimated."
    )
    source: str
    source_url: str | None
    note: str = Field(description="May be empty.")


type Block = Annotated[
    HeadingBlock
    | TextBlock
    | ImageBlock
    | GalleryBlock
    | TableBlock
    | FilesBlock
    | QuotationBlock
    | CalloutBlock
    | AccordionBlock
    | RecordBlock
    | LinksBlock
    | FigureBlock,
    Field(discriminator="type"),
]

Body = list[Block]
