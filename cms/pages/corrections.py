"""Corrections that a page owns up to: what was wrong, and since when it is right."""

from typing import Any

from wagtail.blocks import StructBlock, TextBlock

from cms.pages.blocks.dates import DateBlock
from cms.pages.fields import LeanStreamField
from cms.pages.schemas.pages import Correction

LIMIT = 20
"""How many corrections one page may carry."""


class CorrectionEntry(StructBlock):
    date = DateBlock(label="訂正した日", help_text="ページに表示されます。例: 2016-04-26")
    text = TextBlock(
        label="訂正の内容",
        max_length=300,
        rows=2,
        help_text="どこを、何から何に直したかを書きます。300字まで。"
        "例: 会場の所在地を「1丁目」から「2丁目」に直しました。",
    )

    class Meta:
        icon = "edit"
        label = "訂正"


class CorrectionsField(LeanStreamField):
    """Corrections in the editor's order; small slips are mended without one."""

    def __init__(self, block_types: Any = None, **options: Any) -> None:
        options = {
            "verbose_name": "訂正のお知らせ",
            "blank": True,
            "max_num": LIMIT,
            "help_text": "公開したあとに内容の誤りを直したとき、読む人に知らせます。"
            "題名のすぐ下に表示されます。誤字などの小さな直しには要りません。",
            **options,
        }
        super().__init__(block_types or [("correction", CorrectionEntry())], **options)


def corrections_of(value: Any) -> list[Correction]:
    """The corrections of a page, newest first, from their stored JSON.

    Args:
        value: the value of a `CorrectionsField`.
    """
    values = [item["value"] for item in value.get_prep_value()]
    # A draft may hold an entry that is not finished yet.
    entries = [Correction(**entry) for entry in values if entry.get("date") and entry.get("text")]
    return sorted(entries, key=lambda entry: entry.date, reverse=True)
