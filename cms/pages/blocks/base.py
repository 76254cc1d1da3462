"""What every block of a body is made of: what an editor fills in, and what a reader gets."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageBlock, ImageBlockComparison

from cms.pages.blocks.samples import SampleContext
from cms.pages.schemas.blocks import BlockSchema
from cms.reading.context import ReadContext
from cms.reading.schemas import ImageSchema

GONE = (
    "画像が選ばれていないか、選んだ画像が削除されています。選び直すか、この部品を削除してください。"
)

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


class PictureComparison(ImageBlockComparison):
    """Wagtail's own stumbles over an empty place."""

    def htmlvalue(self, val: Any) -> Any:
        return super().htmlvalue(self.block._image_to_struct_value(val) if val is None else val)


class Picture(ImageBlock):
    """An image with the alternative text that Wagtail demands or waives, in our editors' words.

    One that was deleted takes its words with it: readers are shown nothing in its place, and an
    editor finds the place empty.
    """

    LABELS: ClassVar[dict[str, str]] = {
        "image": "画像ファイル",
        "decorative": "飾りの画像",
        "alt_text": "代替テキスト",
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        for name, label in self.LABELS.items():
            self.child_blocks[name].label = label

    def get_comparison_class(self) -> type[PictureComparison]:
        return PictureComparison

    def clean(self, value: Any) -> Any:
        if value is None and not self.is_deferred_validation:
            raise StructBlockValidationError(block_errors={"image": ValidationError(GONE)})
        return super().clean(value)

    class Meta:
        label = "画像と代替テキスト"
        help_text = (
            "代替テキストは、画像が見えない人に読み上げられる説明です。必ず入れます。"
            "例: 雪の小山で遊ぶ子どもたち。飾りの画像なら印を付け、空のままにします。"
        )


def image_of(raw: Raw, context: ReadContext) -> ImageSchema | None:
    """The image of a stored `Picture`, unless it is hidden, gone or not ready."""
    chosen = raw.get("image") or {}
    decorative = bool(chosen.get("decorative"))
    alt = "" if decorative else chosen.get("alt_text") or ""
    return context.image(chosen.get("image"), alt, decorative=decorative)
