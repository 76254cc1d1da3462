"""What the parts of a workbook say before any cell of it is read into memory.

The library that reads cells keeps the whole rectangle from the first to the last of them, gives
an error as an empty cell, and tells of no hidden rows. All of that is found here, in one pass that
keeps no text.
"""

import io
import lzma
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from xml.parsers import expat

from django.conf import settings

from cms.tables.cells import TableRefusedError, letters

MOST_PARTS = 2000
MOST_CHARACTERS = 20_000_000
"""Of all cells of a sheet; a text of a megabyte may stand in thousands of cells."""

BROKEN = (
    "Excelブックとして読み取れません。ファイルが壊れているか、別の種類のファイルです。"
    "「Excel ブック（.xlsx）」で保存し直してください。"
)
UNREADABLE = (
    expat.ExpatError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    ValueError,  # of a number of a row that is none
    KeyError,
    EOFError,
    RuntimeError,
    OSError,
)
"""What broken archives and broken XML end in."""

PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass(slots=True)
class SheetFacts:
    """What one sheet holds besides the values of its cells."""

    hidden: set[int] = field(default_factory=set)
    """Numbers of the rows that are not shown."""
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    """Cells, by row and column, that hold an error or a formula without its result."""
    last_row: int = 0
    last_column: int = 0
    characters: int = 0


class Parts:
    """The parts of a workbook, each unpacked within limits."""

    def __init__(self, content: bytes) -> None:
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(content))
            entries = self.archive.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            raise TableRefusedError(BROKEN) from None
        unpacked = sum(entry.file_size for entry in entries)
        if unpacked > settings.TABLE_MAX_UNPACKED or len(entries) > MOST_PARTS:
            raise TableRefusedError(
                "ブックの中身が大きすぎます。要らないシート、画像、書式を除いて保存し直してください。"
            )
        self.names = {entry.filename for entry in entries}
        self.is_1904 = False

    def sheet_facts(self, number: int) -> SheetFacts:
        """The facts of a sheet, by its place among all sheets, from 0 on.

        Raises:
            TableRefusedError: it is broken, or would take too much memory.
        """
        lengths = self._lengths_of_texts()
        scan = _SheetScan(lengths)
        self._parse(self._name_of_sheet(number), scan.begin, scan.end, scan.text)
        facts = scan.facts
        if facts.last_row > 3 * settings.TABLE_MAX_ROWS or (
            facts.last_column > settings.TABLE_MAX_COLUMNS
        ):
            raise TableRefusedError(
                f"表から離れたセル {letters(facts.last_column)}{facts.last_row} まで値があります。"
                f"表は{settings.TABLE_MAX_COLUMNS}列までにして、離れたセルを消してください。"
            )
        return facts

    def _lengths_of_texts(self) -> list[int]:
        scan = _TextScan()
        if "xl/sharedStrings.xml" in self.names:
            self._parse("xl/sharedStrings.xml", scan.begin, scan.end, scan.text)
        return scan.lengths

    def _name_of_sheet(self, number: int) -> str:
        """Where the sheet lies: the workbook names a relation, and that one the part."""
        order: list[str] = []
        targets: dict[str, str] = {}

        def sheet(name: str, attributes: dict[str, str]) -> None:
            if _local(name) == "sheet":
                order.append(next(v for k, v in attributes.items() if k.endswith(" id")))
            elif _local(name) == "workbookPr":
                self.is_1904 = attributes.get("date1904") in {"1", "true"}

        def relation(name: str, attributes: dict[str, str]) -> None:
            if _local(name) == "Relationship":
                targets[attributes["Id"]] = attributes["Target"]

        try:
            self._parse("xl/workbook.xml", sheet)
            self._parse("xl/_rels/workbook.xml.rels", relation)
            target = targets[order[number]]
        except (KeyError, IndexError, StopIteration):
            raise TableRefusedError(BROKEN) from None
        return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"

    def _parse(self, part: str, begin: object, end: object = None, text: object = None) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = begin  # type: ignore[assignment]
        parser.EndElementHandler = end  # type: ignore[assignment]
        parser.CharacterDataHandler = text  # type: ignore[assignment]
        parser.StartDoctypeDeclHandler = _refuse_entities
        try:
            with self.archive.open(part) as file:
                parser.ParseFile(file)
        except TableRefusedError:
            raise
        except UNREADABLE:
            raise TableRefusedError(BROKEN) from None


class _SheetScan:
    """Goes through the cells of a sheet once."""

    def __init__(self, lengths: list[int]) -> None:
        self.facts = SheetFacts()
        self.lengths = lengths
        self.row = self.column = 0
        self.kind = ""
        self.value: list[str] = []
        self.is_in_value = self.has_formula = False

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        tag = _local(name)
        if tag == "row":
            self.row = int(attributes.get("r", self.row + 1))
            self.column = 0
            if attributes.get("hidden") in {"1", "true"}:
                self.facts.hidden.add(self.row)
        elif tag == "c":
            self._begin_cell(attributes)
        elif tag in {"v", "t"}:
            self.is_in_value = True
        elif tag == "f":
            self.has_formula = True

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        found = PLACE.fullmatch(attributes.get("r", ""))
        if found:
            self.row, self.column = int(found[2]), _number(found[1])
        else:
            self.column += 1
        self.kind = attributes.get("t", "n")
        self.value.clear()
        self.has_formula = False

    def text(self, data: str) -> None:
        if self.is_in_value:
            self.value.append(data)

    def end(self, name: str) -> None:
        tag = _local(name)
        if tag in {"v", "t"}:
            self.is_in_value = False
        elif tag == "c":
            self._end_cell("".join(self.value))

    def _end_cell(self, value: str) -> None:
        facts, place = self.facts, (self.row, self.column)
        if not value and not self.has_formula:
            return  # only a format
        facts.last_row = max(facts.last_row, self.row)
        facts.last_column = max(facts.last_column, self.column)
        if self.kind == "e":
            facts.errors[place] = f"セルの計算がエラー（{value}）になっています。"
        elif self.has_formula and not value and self.kind != "str":
            facts.errors[place] = (
                "数式の計算結果がファイルに入っていません。Excelで開いて保存し直してください。"
            )
        facts.characters += self._length(value)
        if facts.characters > MOST_CHARACTERS:
            raise TableRefusedError(
                f"表の文字が多すぎます。全部で{MOST_CHARACTERS:,}字までにしてください。"
            )

    def _length(self, value: str) -> int:
        if self.kind != "s":
            return len(value)
        is_known = value.isdigit() and int(value) < len(self.lengths)
        return self.lengths[int(value)] if is_known else 0


class _TextScan:
    """Measures the texts that cells share."""

    def __init__(self) -> None:
        self.lengths: list[int] = []

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if _local(name) == "si":
            self.lengths.append(0)

    def text(self, data: str) -> None:
        if self.lengths:
            self.lengths[-1] += len(data)

    def end(self, name: str) -> None:
        """Nothing follows."""


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _number(column: str) -> int:
    number = 0
    for letter in column:
        number = number * 26 + ord(letter) - 64
    return number


def _refuse_entities(*args: object) -> None:
    raise TableRefusedError(BROKEN)
