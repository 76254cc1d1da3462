"""Columns of a register: how a cell becomes a value, and how the value is written out again."""

import unicodedata
from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar, NamedTuple

from django.db.models import TextChoices

from cms.reading.marks import unmarked
from cms.tables import cp932
from cms.tables.cells import UNSAID, Cell, CellError, CellRefusedError, Value
from cms.tables.rows import ReadRow

AS_TEXT = "セルの書式を「文字列」にして、書いてあったとおりに入れ直してください。"


class Read(NamedTuple):
    """A value, and what was mended on the way to it, in Japanese; empty if nothing was."""

    value: Any
    repair: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a register.

    The same `get` feeds exports and the comparison of an import, so that what was exported is
    known again.
    """

    name: str
    """What services call the value."""
    heading: str
    """Written by exports and understood by imports."""
    also: Sequence[str] = ()
    """Other headings that imports understand."""
    get: Callable[[Any], Any] | None = None
    """From a record to its value; by default the attribute of that name."""
    is_required: bool = False
    """Whether a table without this column, or a row without a value in it, is refused."""
    is_kept_if_empty: bool = False
    """Whether an empty cell leaves a record as it is: columns that say which record is meant."""
    is_written: bool = True
    """Whether exports have the column; some are understood only."""

    empty: ClassVar[Any] = None
    """The value of an empty cell."""

    def value_of(self, record: Any) -> Any:
        return self.get(record) if self.get else getattr(record, self.name)

    def read(self, cell: Cell, row: ReadRow) -> Read:
        """The value of a cell.

        Raises:
            CellRefusedError: it holds none that is certain.
        """
        if isinstance(cell.value, CellError):
            raise CellRefusedError(str(cell.value))
        if cell.is_empty:
            if self.is_required:
                raise CellRefusedError("空にはできません。")
            return Read(self.empty)
        return self.parse(cell, row)

    @abstractmethod
    def parse(self, cell: Cell, row: ReadRow) -> Read:
        """The value of a cell that is not empty; raises `CellRefusedError`."""

    def text(self, value: Any) -> str:
        """The value as CSV has it and people read it."""
        return "" if value is None else str(value)

    def native(self, value: Any) -> Value:
        """The value as a workbook has it."""
        return self.text(value) or None

    def is_same(self, old: Any, new: Any, cell: Cell, encoding: str) -> bool:
        """Whether a cell says nothing else than what is stored already."""
        return bool(old == new)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextColumn(Column):
    """A text, without blanks around it."""

    is_long: bool = False
    """Whether it may have several lines."""
    keeps_digits: bool = False
    """Whether a number in its place has lost something: telephone numbers, codes, house numbers."""

    empty: ClassVar[Any] = ""

    def parse(self, cell: Cell, row: ReadRow) -> Read:
        return Read(self.plain(cell.value, is_marked=cell.is_quoted))

    def plain(self, value: Value, *, is_marked: bool) -> str:
        """The text of a cell; dates and numbers that a spreadsheet made of it are refused."""
        if isinstance(value, (date, time)):
            raise CellRefusedError(
                f"日付や時刻のセル（{_moment(value)}）になっていて、元の文字が分かりません。{AS_TEXT}"
            )
        if isinstance(value, bool):
            raise CellRefusedError(f"真偽値のセルになっています。{AS_TEXT}")
        if not isinstance(value, str):
            return self._number(value)
        text = (unmarked(value) if is_marked else value).strip()
        if UNSAID.search(text):
            raise CellRefusedError("文字として使えない制御文字があります。")
        if "\n" in text and not self.is_long:
            raise CellRefusedError("改行は使えません。1行で入れてください。")
        return text

    def _number(self, value: Any) -> str:
        shown = Cell(1, 1, value).shown
        if self.keeps_digits:
            raise CellRefusedError(
                f"数値のセル（{shown}）になっていて、先頭の0などが失われたおそれがあります。{AS_TEXT}"
            )
        return shown

    def is_same(self, old: Any, new: Any, cell: Cell, encoding: str) -> bool:
        stored = _plain(old)
        if stored == _plain(new):
            return True
        # A workbook saved as CSV has no marks, and a CSV file saved as a workbook has them still.
        if isinstance(cell.value, str):
            raw = cell.value
            if stored in {_plain(raw), _plain(unmarked(raw))}:
                return True
        return encoding == cp932.NAME and _plain(cp932.as_written(str(old))) == _plain(new)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn(TextColumn):
    """Several short texts in one cell."""

    separator: str = "、"

    empty: ClassVar[Any] = ()

    def parse(self, cell: Cell, row: ReadRow) -> Read:
        text = TextColumn.plain(self, cell.value, is_marked=cell.is_quoted)
        parts = (part.strip() for part in text.replace("\n", self.separator).split(self.separator))
        return Read(tuple(dict.fromkeys(part for part in parts if part)))

    def text(self, value: Any) -> str:
        return self.separator.join(value)

    def is_same(self, old: Any, new: Any, cell: Cell, encoding: str) -> bool:
        return TextColumn.is_same(
            self, self.text(sorted(old)), self.text(sorted(new)), cell, encoding
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberColumn(Column):
    """A number with a fixed amount of decimals, by default none."""

    decimals: int = 0

    def parse(self, cell: Cell, row: ReadRow) -> Read:
        if isinstance(cell.value, (date, time, bool)):
            raise CellRefusedError(
                "数ではなく、日付などのセルになっています。書式を直してください。"
            )
        written = unicodedata.normalize("NFKC", str(cell.value)).strip().replace(",", "")
        try:
            number = Decimal(unmarked(written) if cell.is_quoted else written)
            rounded = number.quantize(Decimal(1).scaleb(-self.decimals))
        except InvalidOperation:
            raise CellRefusedError(f"「{cell.shown}」は数として読み取れません。例: 120") from None
        if rounded != number and not self.decimals:
            raise CellRefusedError(f"「{cell.shown}」は整数ではありません。例: 120")
        return Read(rounded if self.decimals else int(rounded))

    def text(self, value: Any) -> str:
        return "" if value is None else f"{value:.{self.decimals}f}"

    def native(self, value: Any) -> Value:
        return None if value is None else float(value) if self.decimals else int(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceColumn(Column):
    """One of a few values, by its name or its code."""

    choices: type[TextChoices]

    empty: ClassVar[Any] = ""

    def parse(self, cell: Cell, row: ReadRow) -> Read:
        written = _folded(cell.shown)
        for choice in self.choices:
            if written in {_folded(str(choice.label)), _folded(choice.value)}:
                return Read(choice.value)
        known = "、".join(str(choice.label) for choice in self.choices)
        raise CellRefusedError(f"「{cell.shown}」は選べません。選べるのは {known} です。")

    def text(self, value: Any) -> str:
        return str(self.choices(value).label) if value else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagColumn(Column):
    """Yes or no."""

    yes: str = "はい"
    no: str = "いいえ"

    empty: ClassVar[Any] = False

    def parse(self, cell: Cell, row: ReadRow) -> Read:
        written = _folded(str(cell.value if isinstance(cell.value, bool) else cell.shown))
        if written in {_folded(self.yes), "1", "true", "yes", "○", "〇", "◯", "有"}:
            return Read(True)  # noqa: FBT003  # it is the value
        if written in {_folded(self.no), "0", "false", "no", "×", "-", "無"}:
            return Read(False)  # noqa: FBT003  # it is the value
        raise CellRefusedError(
            f"「{cell.shown}」は、「{self.yes}」か「{self.no}」で入れてください。"
        )

    def text(self, value: Any) -> str:
        return self.yes if value else self.no


def _plain(text: Any) -> str:
    """One spelling for line ends, blanks around, and the pairs of CP932."""
    return cp932.folded(str(text).replace("\r\n", "\n").replace("\r", "\n")).strip()


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()


def _moment(value: date | time) -> str:
    return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
