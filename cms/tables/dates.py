"""Columns of dates and times, read by the one parser of the house."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cms.pages.dates.days import parse_date
from cms.pages.dates.precision import Precision, StatedDate
from cms.pages.dates.stating import parse_stated
from cms.pages.dates.times import parse_time
from cms.pages.dates.writing import UnreadableError
from cms.reading.marks import unmarked
from cms.tables.cells import Cell, CellRefusedError, Value
from cms.tables.columns import Column, Read
from cms.tables.rows import ReadRow

SERIALS = range(1, 2_958_466)
"""Numbers that a spreadsheet shows as days up to 9999-12-31."""

FIRST_LEAP = 60
"""Excel counts a 29 February 1900 that never was; serial numbers up to it are in doubt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateColumn(Column):
    """A day."""

    def parse(self, cell: Cell, row: ReadRow) -> Read:
        return _day_of(cell, row) or Read(_read(parse_date, cell))

    def text(self, value: Any) -> str:
        return value.isoformat() if value else ""

    def native(self, value: Any) -> Value:
        day: Value = value
        return day


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDateColumn(Column):
    """A date as precisely as it is stated, which may be less than a day."""

    carries_down: bool = False
    """Whether the year of the row above holds where none is stated, and 同日 is its date."""

    def parse(self, cell: Cell, row: ReadRow) -> Read:
        above: StatedDate | None = row.session.memory.get(self.name)
        found = _day_of(cell, row)
        if found:
            stated, repair = StatedDate.of(found.value), found.repair
        else:
            stated = _read(lambda text: parse_stated(text, above), cell)
            repair = (
                "" if _is_whole(cell) else f"「{cell.shown}」を{self.text(stated)}と読みました。"
            )
        if self.carries_down:
            row.session.memory[self.name] = stated
        return Read(stated, repair)

    def text(self, value: StatedDate | None) -> str:
        if value is None:
            return ""
        return value.iso if value.precision is Precision.DAY else value.gregorian

    def native(self, value: StatedDate | None) -> Value:
        if value and value.precision is Precision.DAY:
            return value.first
        return self.text(value) or None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeColumn(Column):
    """A time of day."""

    def parse(self, cell: Cell, row: ReadRow) -> Read:
        if isinstance(cell.value, datetime.time):
            return Read(cell.value)
        return Read(_read(parse_time, cell))

    def text(self, value: Any) -> str:
        return f"{value:%H:%M}" if value else ""

    def native(self, value: Any) -> Value:
        time: Value = value
        return time


def _day_of(cell: Cell, row: ReadRow) -> Read | None:
    """The day of a cell that holds a date or a number; None for a text."""
    value = cell.value
    if isinstance(value, datetime.datetime):
        if value.time() != datetime.time.min:
            raise CellRefusedError(
                f"時刻のある値（{value:%Y-%m-%d %H:%M}）です。日付だけにしてください。"
            )
        return Read(value.date())
    if isinstance(value, datetime.date):
        return Read(value)
    if isinstance(value, float) and value.is_integer() and int(value) in SERIALS:
        return _of_serial(int(value), is_certain=not row.session.is_1904)
    return None


def _of_serial(number: int, *, is_certain: bool) -> Read:
    if number <= FIRST_LEAP or not is_certain:
        raise CellRefusedError(f"数値 {number} になっています。日付で入れ直してください。")
    day = datetime.date(1899, 12, 30) + datetime.timedelta(days=number)
    return Read(
        day, f"書式のない数値 {number} を日付 {day.isoformat()} と読みました。確かめてください。"
    )


def _read[T](parse: Callable[[str], T], cell: Cell) -> T:
    text = cell.shown
    try:
        return parse(unmarked(text) if cell.is_quoted else text)
    except UnreadableError as refusal:
        raise CellRefusedError(f"「{text}」は{refusal}") from None


def _is_whole(cell: Cell) -> bool:
    """Whether the text names its day without what stands above it."""
    try:
        return bool(parse_stated(cell.shown))
    except UnreadableError:
        return False
