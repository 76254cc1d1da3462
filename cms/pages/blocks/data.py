"""Blocks of tables and numbers."""

from collections.abc import Sequence
from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import CharBlock, ChoiceBlock, DecimalBlock, StructBlock, URLBlock
from wagtail.contrib.table_block.blocks import TableBlock as WagtailTableBlock
from wagtail_localize.segments import StringSegmentValue

from cms.pages.blocks.base import BodyBlock, Raw
from cms.pages.blocks.dates import DateBlock
from cms.pages.schemas.blocks import FigureBlock, TableBlock
from cms.reading.context import ReadContext
from cms.reading.rich_text import safe_url

GROUP = "数値と表"
CAPTION = "table_caption"


class Table(BodyBlock, WagtailTableBlock):
    class Meta:
        icon = "table"
        label = "表"
        group = GROUP
        description = "行と列の表です。表計算ソフトから貼り付けられます。見出しの行や列を選べます。"
        preview_value = {
            "table_caption": "催しの日程",
            "table_header_choice": "both",
            "first_row_is_table_header": True,
            "first_col_is_header": True,
            "data": [
                ["会場", "日", "時間"],
                ["架空市", "2月7日", "10時から"],
                ["架空町", "2月8日", "13時から"],
            ],
        }

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned and not cleaned.get(CAPTION) and not self.is_deferred_validation:
            raise ValidationError("表の題を入れてください。例: 催しの日程")
        return cleaned

    def get_translatable_segments(self, value: Any) -> list[StringSegmentValue]:
        """What a translator is shown: the caption, and each cell by its row and column."""
        cells = {
            f"{row},{column}": cell
            for row, cells in enumerate((value or {}).get("data") or [])
            for column, cell in enumerate(cells)
            if cell
        }
        texts = {CAPTION: (value or {}).get(CAPTION), **cells}
        return [StringSegmentValue(path, text) for path, text in texts.items() if text]

    def restore_translated_segments(self, value: Any, segments: Any) -> Any:
        """The table with the translator's texts in the places of the old ones."""
        value = deepcopy(value)
        for segment in segments:
            if segment.path == CAPTION:
                value[CAPTION] = segment.render_text()
            else:
                row, column = map(int, segment.path.split(","))
                value["data"][row][column] = segment.render_text()
        return value

    def schema(self, raw: Raw | None, key: str, context: ReadContext) -> TableBlock | None:
        rows = _even((raw or {}).get("data") or [])
        if raw is None or not rows:
            return None
        has_head = bool(raw.get("first_row_is_table_header")) and len(rows) > 1
        return TableBlock(
            id=key,
            caption=raw.get(CAPTION) or "",
            head=rows[0] if has_head else [],
            rows=rows[1:] if has_head else rows,
            has_row_headers=bool(raw.get("first_col_is_header")),
        )


class Figure(BodyBlock, StructBlock):
    label = CharBlock(label="何の数か", max_length=60, help_text="例: 会員自治体")
    value = DecimalBlock(label="数", help_text="例: 195")
    unit = CharBlock(label="単位", required=False, max_length=20, help_text="例: 自治体")
    as_of = DateBlock(
        label="いつの数か", help_text="その数だった日です。例: 平成28年6月7日、2016/6/7"
    )
    basis = ChoiceBlock(
        label="数の性質",
        choices=[("stated", "公表値"), ("counted", "集計値"), ("estimated", "推計値")],
        default="stated",
        help_text="公表値は出典にそのまま載っている数、集計値は記録から数えた数です。",
    )
    source = CharBlock(label="出典", max_length=200, help_text="例: 全国連携プロジェクト会員一覧")
    source_url = URLBlock(label="出典のURL", required=False, help_text="例: https://example.jp/")
    note = CharBlock(
        label="注", required=False, max_length=200, help_text="例: 23区と一部事務組合を除く"
    )

    class Meta:
        icon = "decimal"
        label = "数値（出典つき）"
        group = GROUP
        description = "一つの数を、いつの数か、どこから来たかとともに大きく示します。"
        preview_value = {
            "label": "会員自治体",
            "value": "195",
            "unit": "自治体",
            "as_of": "2016-06-07",
            "basis": "stated",
            "source": "全国連携プロジェクト会員一覧",
            "source_url": "",
            "note": "23区と一部事務組合を除く",
        }

    def schema(self, raw: Raw, key: str, context: ReadContext) -> FigureBlock | None:
        if raw.get("value") is None or not raw.get("as_of"):
            return None
        basis: Any = raw.get("basis") or "stated"
        return FigureBlock(
            id=key,
            label=raw.get("label") or "",
            value=_number(Decimal(str(raw["value"]))),
            unit=raw.get("unit") or "",
            as_of=date.fromisoformat(str(raw["as_of"])[:10]),
            basis=basis,
            source=raw.get("source") or "",
            source_url=safe_url(raw.get("source_url")),
            note=raw.get("note") or "",
        )


def _even(data: Sequence[Sequence[Any]]) -> list[list[str]]:
    """Rows of equal length, without the empty rows and columns that a spreadsheet leaves behind."""
    rows = [["" if cell is None else str(cell).strip() for cell in row] for row in data]
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((index + 1 for row in rows for index, cell in enumerate(row) if cell), default=0)
    return [(row + [""] * width)[:width] for row in rows]


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
