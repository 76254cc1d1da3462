"""A register as a file: CSV for programs and spreadsheets, XLSX with real types."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from cms.reading.marks import marked
from cms.tables import cp932
from cms.tables.cells import Value
from cms.tables.columns import Column
from cms.tables.cp932 import Loss
from cms.tables.exports.rows import Line
from cms.tables.register import Register


class Encoding(StrEnum):
    """How the letters of a CSV file are written."""

    UTF_8 = "utf-8"
    CP932 = "cp932"


CSV_TYPE = "text/csv"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDEST, NARROWEST = 60, 8
"""Columns of a workbook, in letters."""


@dataclass(frozen=True, slots=True)
class Written:
    """The bytes of a file, and what its encoding could not hold."""

    content: bytes
    losses: list[Loss]


def as_csv(
    register: Register[Any], lines: Iterable[Line], encoding: Encoding = Encoding.UTF_8
) -> Written:
    """CSV with CRLF, in UTF-8 with a byte order mark or in CP932.

    Texts that a spreadsheet would take for formulas carry a mark, see `marks`.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    columns = register.written
    losses: list[Loss] = []
    writer.writerow([column.heading for column in columns])
    for number, line in enumerate(lines, start=2):
        cells = [_csv_cell(column, value) for column, value in zip(columns, line, strict=True)]
        if encoding is Encoding.CP932:
            for column, cell in zip(columns, cells, strict=True):
                losses += cp932.losses(cell, row=number, column=column.heading)
            cells = [cp932.as_written(cell) for cell in cells]
        writer.writerow(cells)
    codec = cp932.NAME if encoding is Encoding.CP932 else "utf-8-sig"
    return Written(file.getvalue().encode(codec), losses)


def as_xlsx(register: Register[Any], lines: Iterable[Line]) -> Written:
    """A workbook with one sheet: dates are dates, numbers numbers, and texts never formulas."""
    import xlsxwriter  # loaded when the first workbook is asked for

    file = io.BytesIO()
    workbook = xlsxwriter.Workbook(file, {"in_memory": True})
    # Two exports of the same content are the same bytes.
    workbook.set_properties({"title": register.title, "created": datetime(2000, 1, 1)})  # noqa: DTZ001
    sheet = workbook.add_worksheet(_sheet_name(register.title))
    formats = {
        "heading": workbook.add_format({"bold": True, "bottom": 1}),
        "text": workbook.add_format({"num_format": "@", "quote_prefix": True}),
        "date": workbook.add_format({"num_format": "yyyy-mm-dd"}),
        "moment": workbook.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        "time": workbook.add_format({"num_format": "hh:mm"}),
    }
    columns = register.written
    widths = [len(column.heading) * 2 for column in columns]
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column.heading, formats["heading"])
    for row, line in enumerate(lines, start=1):
        for place, value in enumerate(_natives(columns, line)):
            _write_cell(sheet, row, place, value, formats)
            if isinstance(value, str):
                widths[place] = max(widths[place], _width(value))
    for place, width in enumerate(widths):
        sheet.set_column(place, place, min(max(width + 2, NARROWEST), WIDEST))
    sheet.freeze_panes(1, 0)
    workbook.close()
    return Written(file.getvalue(), [])


def _natives(columns: Sequence[Column], line: Line) -> list[Value]:
    return [column.native(value) for column, value in zip(columns, line, strict=True)]


def _csv_cell(column: Column, value: Any) -> str:
    text = column.text(value)
    return marked(text) if isinstance(column.native(value), str) else text


def _write_cell(sheet: Any, row: int, place: int, value: Value, formats: dict[str, Any]) -> None:
    if value is None or value == "":
        return
    if isinstance(value, str):
        sheet.write_string(
            row, place, value.replace("\r\n", "\n").replace("\r", "\n"), formats["text"]
        )
    elif isinstance(value, datetime):
        sheet.write_datetime(row, place, value.replace(tzinfo=None), formats["moment"])
    elif isinstance(value, date):
        sheet.write_datetime(row, place, value, formats["date"])
    elif isinstance(value, time):
        sheet.write_datetime(row, place, value, formats["time"])
    else:
        sheet.write_number(row, place, float(value))


def _width(text: str) -> int:
    """About how many Latin letters wide the longest line is."""
    longest = max(text.split("\n"), key=len)
    return sum(2 if ord(character) > 0x2E80 else 1 for character in longest)


def _sheet_name(title: str) -> str:
    """A workbook refuses these signs, and names of more than 31 letters."""
    return "".join("・" if sign in "[]:*?/\\" else sign for sign in title)[:31]
