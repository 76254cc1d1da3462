"""XLSX workbooks: the first sheet that is shown, with what a spreadsheet hides of it."""

import datetime
import io
from typing import Any

from django.conf import settings

from cms.tables.cells import (
    Cell,
    CellError,
    Row,
    Table,
    TableRefusedError,
    Value,
    letters,
    table_of,
)
from cms.tables.intake.parts import BROKEN, Parts, SheetFacts

type Area = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell of merged cells, by row and column from 0 on."""


def read_workbook(content: bytes) -> Table:
    """The table of a workbook: results of formulas, dates as dates, no readings of kanji.

    Raises:
        TableRefusedError: it cannot be read, or would take too much memory.
    """
    parts = Parts(content)
    number, sheets = _sheets(content)
    facts = parts.sheet_facts(number)  # before the library unfolds all cells
    rows, merged = _rows(content, number, facts)
    name, others = sheets[number], [name for place, name in enumerate(sheets) if place != number]
    notices = list(_notices(facts, merged, others))
    return table_of(
        rows,
        kind="xlsx",
        recognised=f"Excelブックのシート「{name}」を読み取りました。",
        notices=notices,
        is_1904=parts.is_1904,
        most_rows=settings.TABLE_MAX_ROWS,
    )


def _sheets(content: bytes) -> tuple[int, list[str]]:
    """The place of the first sheet of cells that is shown, and the names of all."""
    import python_calamine as calamine  # loaded when the first workbook comes

    workbook = _open(content)
    metadata = workbook.sheets_metadata
    for number, sheet in enumerate(metadata):
        is_shown = sheet.visible == calamine.SheetVisibleEnum.Visible
        if is_shown and sheet.typ == calamine.SheetTypeEnum.WorkSheet:
            return number, [each.name for each in metadata]
    raise TableRefusedError("ブックに、表示されているシートがありません。")


def _open(content: bytes) -> Any:
    import python_calamine as calamine

    try:
        return calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    except (calamine.CalamineError, OSError, ValueError):
        raise TableRefusedError(BROKEN) from None


def _rows(content: bytes, number: int, facts: SheetFacts) -> tuple[list[Row], list[Area]]:
    import python_calamine as calamine

    try:
        sheet = _open(content).get_sheet_by_index(number)
        if sheet.start is None:
            return [], []
        merged: list[Area] = list(sheet.merged_cell_ranges or ())
        rows = [list(values) for values in sheet.iter_rows()]
    except (calamine.CalamineError, OSError, ValueError):
        raise TableRefusedError(BROKEN) from None
    first = sheet.start[1]
    _spread(rows, merged, first)
    return [
        Row(
            place,
            tuple(
                Cell(
                    place, column, _value(values, column, first, facts.errors.get((place, column)))
                )
                for column in range(1, first + len(values) + 1)
            ),
            is_hidden=place in facts.hidden,
        )
        for place, values in enumerate(rows, start=1)
    ], merged


def _value(values: list[Any], column: int, first: int, error: str | None) -> Value:
    """The value in a column from 1 on, of a row that begins behind `first` empty ones."""
    if error:
        return CellError(error)
    found = values[column - first - 1] if column > first else None
    if isinstance(found, str):
        return found.replace("\r\n", "\n").replace("\r", "\n") or None
    if isinstance(found, datetime.timedelta):
        return str(found)
    value: Value = found
    return value


def _spread(rows: list[list[Any]], merged: list[Area], first: int) -> None:
    """Cells merged downwards hold the value of the topmost, as people read them."""
    for (top, left), (bottom, right) in merged:
        if left == right and top < len(rows) and 0 <= left - first < len(rows[top]):
            for row in rows[top + 1 : bottom + 1]:
                row[left - first] = rows[top][left - first]


def _notices(facts: SheetFacts, merged: list[Area], others: list[str]) -> Any:
    if facts.hidden:
        some = sorted(facts.hidden)
        shown = "、".join(str(row) for row in some[:10]) + ("ほか" if len(some) > 10 else "")
        yield f"表示されていない行（{shown}行目）も読み取りました。"
    for (top, left), (bottom, right) in merged:
        area = f"{letters(left + 1)}{top + 1}:{letters(right + 1)}{bottom + 1}"
        if left == right:
            yield f"縦に結合されたセル {area} は、どの行も同じ値として読み取りました。"
        else:
            yield f"横に結合されたセル {area} は、左上にだけ値があるものとして読み取りました。"
    if others:
        names = "、".join(f"「{name}」" for name in others)
        yield f"ほかのシート（{names}）は読み取っていません。"
