"""The body of a page: which blocks an editor may use, and what readers get of them."""

from collections.abc import Iterator
from typing import Any

from wagtail.blocks import StreamBlock
from wagtail.blocks.stream_block import StreamBlockValidationError

from cms.pages.blocks.base import BodyBlock
from cms.pages.blocks.data import Figure, Table
from cms.pages.blocks.headings import Heading, heading_errors
from cms.pages.blocks.links import Links, Record
from cms.pages.blocks.media import Files, Gallery, Image
from cms.pages.blocks.text import Accordion, Callout, Quotation, Text
from cms.pages.schemas.blocks import Block, BlockSchema
from cms.reading.context import ReadContext


class BodyBlocks(StreamBlock):
    """Every block of a body, in the order of the block picker."""

    heading = Heading()
    text = Text()
    callout = Callout()
    accordion = Accordion()
    quotation = Quotation()
    image = Image()
    gallery = Gallery()
    files = Files()
    table = Table()
    figure = Figure()
    record = Record()
    links = Links()

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        errors = {} if self.is_deferred_validation else dict(heading_errors(cleaned))
        if errors:
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned


def body_of(value: Any, context: ReadContext) -> list[Block]:
    """The blocks of a body that the reader may see, from their stored JSON.

    Args:
        value: the value of a `BodyField`.
        context: of the read that the body belongs to.
    """
    return list(_shown(value, context))  # type: ignore[arg-type]  # each of them is in the union


def _shown(value: Any, context: ReadContext) -> Iterator[BlockSchema]:
    known: dict[str, BodyBlock] = value.stream_block.child_blocks
    for item in value.get_prep_value():
        block = known.get(item["type"])
        shown = block.schema(item["value"], item["id"], context) if block else None
        if shown is not None:
            yield shown
