"""Headings divide a body and can be linked to."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import CharBlock, ChoiceBlock, RegexBlock, StructBlock
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.pages.blocks.base import BodyBlock, Raw
from cms.pages.schemas.blocks import HeadingBlock
from cms.reading.context import ReadContext

ANCHOR = r"^[a-z][a-z0-9-]*\Z"


class Heading(BodyBlock, StructBlock):
    text = CharBlock(label="見出し", max_length=100, help_text="例: 会場までの行き方")
    level = ChoiceBlock(
        label="段階",
        choices=[("2", "大見出し"), ("3", "中見出し"), ("4", "小見出し")],
        default="2",
        help_text="大・中・小の順に使います。大見出しの次に小見出しは置けません。",
    )
    anchor = RegexBlock(
        ANCHOR,
        label="ページ内リンクの名前",
        required=False,
        max_length=40,
        error_messages={
            "invalid": "英小文字で始め、英小文字・数字・ハイフンだけを使ってください。"
        },
        help_text="この見出しへ直接リンクするときの名前です。空なら自動で付きます。例: access",
    )

    class Meta:
        icon = "title"
        label = "見出し"
        group = "文章"
        description = "文章を区切る見出しです。大・中・小の三段階があります。"
        preview_value = {"text": "会場までの行き方", "level": "2", "anchor": ""}

    def schema(self, raw: Raw, key: str, context: ReadContext) -> HeadingBlock | None:
        text = (raw.get("text") or "").strip()
        if not text:
            return None
        level: Any = int(raw.get("level") or 2)
        return HeadingBlock(
            id=key, level=level, text=text, anchor=raw.get("anchor") or f"section-{key[:8]}"
        )


def heading_errors(body: Any) -> Iterator[tuple[int, ValidationError]]:
    """Headings that leave out a level or share a name, by their place in the body."""
    above, anchors = 1, set()
    for place, child in enumerate(body):
        if child.block_type != "heading":
            continue
        level, anchor = int(child.value["level"]), child.value["anchor"]
        if level > above + 1:
            yield (
                place,
                _refused("level", "一つ上の段階の見出しを、先に置いてください。"),
            )
        elif anchor and anchor in anchors:
            yield place, _refused("anchor", "この名前は、上の見出しですでに使われています。")
        above = level
        anchors.add(anchor)


def _refused(field: str, message: str) -> ValidationError:
    refusal: ValidationError = StructBlockValidationError(
        block_errors={field: ValidationError(message)}
    )
    return refusal
