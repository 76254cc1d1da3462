"""Columns that speak of organizations, for every register that does."""

import unicodedata
from dataclasses import dataclass
from typing import Any, ClassVar

import jaconv

from cms.reading.marks import unmarked
from cms.tables.cells import Cell, CellRefusedError, Value
from cms.tables.columns import Column, Read, TextColumn
from cms.tables.rows import ReadRow
from members.codes import prefecture_part
from members.models import Organization
from members.prefectures import prefecture_names
from members.tables.codes import code_of
from members.tables.directory import directory


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeColumn(Column):
    """全国地方公共団体コード of the row's own organization, which may be new."""

    beside_name: str = "name"
    beside_prefecture: str = "prefecture"

    empty: ClassVar[Any] = ""

    def parse(self, cell: Cell, row: ReadRow) -> Read:
        return code_of(
            _told(cell),
            row.session.once(directory),
            name=row.shown(self.beside_name),
            prefecture=row.shown(self.beside_prefecture),
            is_new=True,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationColumn(Column):
    """An organization of the register, by its code or by its name; written out as its code.

    The columns beside it, where the table has them, hold its name and prefecture: they decide where
    the code alone does not, and refuse the row where they disagree with it.
    """

    beside_name: str = ""
    beside_prefecture: str = ""

    def parse(self, cell: Cell, row: ReadRow) -> Read:
        known = row.session.once(directory)
        written = _told(cell)
        name, prefecture = row.shown(self.beside_name), row.shown(self.beside_prefecture)
        if _is_code(written):
            code, repair = code_of(written, known, name=name, prefecture=prefecture)
            return Read(known.coded(code), repair)
        found = known.by_name(str(written).strip(), prefecture)
        is_plain = str(written).strip() == found.name
        return Read(found, "" if is_plain else f"「{written}」を{found.name}と読みました。")

    def text(self, value: Organization | None) -> str:
        return "" if value is None else value.code or value.name

    def is_same(self, old: Any, new: Any, cell: Cell, encoding: str) -> bool:
        return getattr(old, "pk", None) == getattr(new, "pk", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrefectureColumn(Column):
    """The name of a prefecture, which may be written as its code of two or six digits."""

    empty: ClassVar[Any] = ""

    def parse(self, cell: Cell, row: ReadRow) -> Read:
        written = unicodedata.normalize("NFKC", cell.shown).strip()
        names = prefecture_names()
        if written in names.values():
            return Read(written)
        digits = prefecture_part(written.zfill(2))
        if (
            written.isascii()
            and written.isdigit()
            and len(written) in {1, 2, 6}
            and digits in names
        ):
            return Read(names[digits], f"「{cell.shown}」を{names[digits]}と読みました。")
        raise CellRefusedError(f"「{cell.shown}」という都道府県はありません。例: 福井県")


@dataclass(frozen=True, slots=True, kw_only=True)
class KanaColumn(TextColumn):
    """A reading, brought to hiragana from katakana of either width."""

    def parse(self, cell: Cell, row: ReadRow) -> Read:
        written = TextColumn.plain(self, cell.value, is_marked=cell.is_quoted)
        plain = "".join(unicodedata.normalize("NFKC", written).split())
        reading = str(jaconv.kata2hira(plain))
        return Read(
            reading, "" if reading == written else f"「{written}」を「{reading}」と読みました。"
        )


def _told(cell: Cell) -> Value:
    if isinstance(cell.value, str) and cell.is_quoted:
        return unmarked(cell.value)
    return cell.value


def _is_code(written: Value) -> bool:
    plain = unicodedata.normalize("NFKC", str(written)).strip()
    return plain.replace(".", "", 1).isdigit()
