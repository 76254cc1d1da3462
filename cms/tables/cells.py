"""A table as it was read: cells that know their place, rows, and how the file was understood."""

import datetime
import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

type Value = str | int | float | Decimal | bool | datetime.date | datetime.time | None
"""What a cell holds. A moment is a `datetime`, which is a date too."""

UNSAID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\uf8f0-\uf8f3\ufffe\uffff]")
"""Control characters, halves of a character, and what Python makes of bytes that CP932 has not."""


class CellError(str):
    """What a cell holds in the place of a value: the sentence that says why it has none."""

    __slots__ = ()


class TableRefusedError(ValueError):
    """The file as a whole cannot be read; the sentence says why, in Japanese."""


class CellRefusedError(ValueError):
    """One cell cannot be read; the sentence says why, in Japanese."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, by the row and column that a spreadsheet shows, both from 1 on."""

    row: int
    column: int
    value: Value = None
    is_quoted: bool = False
    """Whether a text may carry the mark against formulas, which is put into CSV alone."""

    @property
    def place(self) -> str:
        """Such as `B3`."""
        return f"{letters(self.column)}{self.row}"

    @property
    def is_empty(self) -> bool:
        return self.value is None or (isinstance(self.value, str) and not self.value.strip())

    @property
    def shown(self) -> str:
        """What stands there, as far as a reader of the report needs it."""
        if isinstance(self.value, float) and self.value.is_integer():
            return str(int(self.value))
        if isinstance(self.value, datetime.date):
            return f"{self.value:%Y-%m-%d}"
        return "" if self.value is None else str(self.value)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table that holds something."""

    number: int
    cells: tuple[Cell, ...]
    is_hidden: bool = False
    """Whether a spreadsheet does not show it."""

    def cell(self, column: int) -> Cell:
        """The cell in a column, counted from 1; an empty one beyond the last."""
        if column <= len(self.cells):
            return self.cells[column - 1]
        return Cell(self.number, column)


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first row with anything in it holds the headings."""

    headings: Row
    rows: list[Row]
    format: Literal["csv", "xlsx"]
    recognised: str
    """How the file was understood, for people: encoding and delimiter, or the sheet."""
    encoding: str = ""
    notices: list[str] = field(default_factory=list)
    is_1904: bool = False
    """Whether numbers of days are counted from 1904, as old Macs did; dates are right already."""


def letters(column: int) -> str:
    """A column's name in a spreadsheet: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def table_of(
    rows: list[Row],
    *,
    kind: Literal["csv", "xlsx"],
    recognised: str,
    encoding: str = "",
    notices: list[str],
    most_rows: int,
    is_1904: bool = False,
) -> Table:
    """The table of some rows, of which those without anything in them are none.

    Raises:
        TableRefusedError: there is nothing, nothing below the headings, or too much.
    """
    full = [row for row in rows if not all(cell.is_empty for cell in row.cells)]
    if not full:
        raise TableRefusedError(
            "ファイルに何も書かれていません。見出しと行のある表を選んでください。"
        )
    if len(full) == 1:
        raise TableRefusedError(
            "見出しだけで、取り込む行がありません。見出しの下に1行以上を入れてください。"
        )
    if len(full) - 1 > most_rows:
        raise TableRefusedError(
            f"{len(full) - 1:,}行あります。一度に取り込めるのは{most_rows:,}行までです。"
            "表を分けてください。"
        )
    return Table(full[0], full[1:], kind, recognised, encoding, notices, is_1904)
