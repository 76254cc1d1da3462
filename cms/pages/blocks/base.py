"""What every block of a body is made of: what an editor fills in, and what a reader gets."""

from collections.abc import Mapping
from typing import Any

from wagtail.images.blocks import ImageBlock

from cms.pages.blocks.samples import SampleContext
from cms.pages.schemas.blocks import BlockSchema
from cms.reading.context import ReadContext
from cms.reading.schemas import ImageSchema

type Raw = Mapping[str, Any]
"""A struct block as stored; a field that was added later is missing in older data."""


class BodyBlock:
    """A block with one shape, built from its stored JSON; mixed into one of Wagtail's blocks.

    The annotation of `schema` names the block's schema, whose `type` names the template
    `site/blocks/<type>.html`. The block picker shows the same template with made-up content.
    """

    def schema(self, raw: Any, key: str, context: ReadContext) -> BlockSchema | None:
        """The block as readers get it; None if nothing of it may be shown."""
        raise NotImplementedError

    def get_preview_value(self) -> Any:
        return self.meta.preview_value  # type: ignore[attr-defined]  # Wagtail's Block has it

    def get_preview_template(self, value: Any, context: Any = None) -> str:
        return "site/blocks/preview.html"

    def get_preview_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        return {**(parent_context or {}), "body": [self.schema(value, "preview", SampleContext())]}


def picture(**options: Any) -> ImageBlock:
    """A chooser for an image with the alternative text that Wagtail demands or waives."""
    return ImageBlock(
        label="画像",
        help_text="画像が見えない人に伝える説明（代替テキスト）を必ず入れます。"
        "説明のいらない飾りの画像なら「装飾」に印を付けます。",
        **options,
    )


def image_of(raw: Raw, context: ReadContext) -> ImageSchema | None:
    """The image of a stored `picture`, unless it is hidden, gone or not ready."""
    chosen = raw.get("image") or {}
    alt = "" if chosen.get("decorative") else chosen.get("alt_text") or ""
    return context.image(chosen.get("image"), alt)
