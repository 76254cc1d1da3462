"""The rows of a yearly schedule as an editor fills them in, and as readers get them."""

import calendar
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import (
    BooleanBlock,
    CharBlock,
    ChoiceBlock,
    ListBlock,
    StreamBlock,
    StructBlock,
)
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.pages.blocks.base import Raw
from cms.pages.blocks.dates import StatedDateBlock
from cms.pages.coded import coded
from cms.pages.dates.precision import StatedDate
from cms.pages.dates.years import fiscal_year_of
from cms.pages.schemas.dates import Stated
from news.choices import ScheduleKind
from news.schemas.schedules import ScheduleItem, ScheduleRow

MONTHS = (4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3)
"""Of a fiscal year, in their order."""

MONTH_NAMES = [(str(month), f"{month}月") for month in MONTHS]


class ScheduleItemBlock(StructBlock):
    text = CharBlock(label="内容", max_length=60, help_text="例: 企画案の作成")
    kind = ChoiceBlock(
        label="表し方",
        choices=ScheduleKind.choices,
        default=ScheduleKind.BAR,
        help_text="続けて行うことは期間、一度きりのことは節目です。",
    )
    first_month = ChoiceBlock(label="始まる月", choices=MONTH_NAMES, default="4")
    last_month = ChoiceBlock(
        label="終わる月",
        choices=MONTH_NAMES,
        required=False,
        help_text="一か月だけのときは空のままにします。",
    )
    date = StatedDateBlock(
        label="日付",
        required=False,
        help_text="決まっているときだけ入れます。例: H28.4.26、2016年6月25、26日",
    )
    is_done = BooleanBlock(label="実施済み", required=False)

    class Meta:
        icon = "date"
        label = "予定"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        first, last = _places(cleaned["first_month"], cleaned["last_month"])
        if last < first:
            _refuse("last_month", "終わる月が、始まる月より前になっています。")
        stated = cleaned["date"]
        if stated and not _holds(stated, first, last):
            _refuse("date", "日付が、始まる月から終わる月までのあいだにありません。")
        return cleaned


class ScheduleRowBlock(StructBlock):
    category = CharBlock(
        label="区分",
        required=False,
        max_length=40,
        help_text="いくつかの行をまとめる名前です。続く行に同じ区分を入れると、一つにまとまります。"
        "例: 個別イベント",
    )
    label = CharBlock(label="取組", max_length=40, help_text="例: 東北六魂祭")
    actor = CharBlock(
        label="行う人",
        required=False,
        max_length=40,
        help_text="事務局のときは空のままにします。例: 競馬組合",
    )
    items = ListBlock(ScheduleItemBlock(), label="予定", default=[], collapsed=True)

    class Meta:
        icon = "list-ul"
        label = "行"
        label_format = "{category} {label}"


class ScheduleBlocks(StreamBlock):
    """The rows of a chart, from above."""

    row = ScheduleRowBlock()


def rows_of(value: Any, fiscal_year: int) -> list[ScheduleRow]:
    """What a stream of `ScheduleBlocks` says of a fiscal year."""
    return [
        ScheduleRow(
            category=raw.get("category") or "",
            label=raw["label"],
            actor=raw.get("actor") or "",
            items=list(_items(raw.get("items") or [], fiscal_year)),
        )
        for item in value.get_prep_value()
        if item["type"] == "row"
        for raw in [item["value"]]
    ]


def holds_in(value: Any, fiscal_year: int) -> str:
    """The first date among the rows that lies in another fiscal year, or nothing."""
    for row in value:
        for item in row.value["items"]:
            stated = item["date"]
            if isinstance(stated, StatedDate) and not _is_in(stated, fiscal_year):
                return f"{item['text']}（{stated.gregorian}）"
    return ""


def _is_in(stated: StatedDate, fiscal_year: int) -> bool:
    return fiscal_year_of(stated.first) == fiscal_year == fiscal_year_of(stated.last)


def _items(entries: list[Any], fiscal_year: int) -> Iterator[ScheduleItem]:
    """Earliest first; each keeps the identifier that the editor's form has given it."""
    found = [_item(entry["value"], entry["id"], fiscal_year) for entry in entries]
    yield from sorted(found, key=lambda item: (item.date_of_start, item.date_of_end))


def _item(raw: Raw, key: str, fiscal_year: int) -> ScheduleItem:
    first, last = _places(raw["first_month"], raw.get("last_month"))
    stated = StatedDate.from_iso(raw["date"]) if raw.get("date") else None
    return ScheduleItem(
        id=key,
        kind=coded(ScheduleKind, raw.get("kind") or ScheduleKind.BAR),
        text=raw["text"],
        first_month=MONTHS[first],
        last_month=MONTHS[last],
        date_of_start=stated.first if stated else _first_day(MONTHS[first], fiscal_year),
        date_of_end=stated.last if stated else _last_day(MONTHS[last], fiscal_year),
        date=Stated.of(stated) if stated else None,
        is_done=bool(raw.get("is_done")),
    )


def place_of(month: int) -> int:
    """Which month of a fiscal year it is, from 0 for April on."""
    return (month - 4) % 12


def _places(first: str, last: str | None) -> tuple[int, int]:
    start = place_of(int(first))
    return start, place_of(int(last)) if last else start


def _holds(stated: StatedDate, first: int, last: int) -> bool:
    return first <= place_of(stated.first.month) <= place_of(stated.last.month) <= last


def _first_day(month: int, fiscal_year: int) -> date:
    return date(fiscal_year + (month < 4), month, 1)


def _last_day(month: int, fiscal_year: int) -> date:
    year = fiscal_year + (month < 4)
    return date(year, month, calendar.monthrange(year, month)[1])


def _refuse(field: str, message: str) -> None:
    raise StructBlockValidationError(block_errors={field: ValidationError(message)})
