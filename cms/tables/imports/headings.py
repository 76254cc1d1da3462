"""Which column of a table is which of the register, or why that cannot be said."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from cms.tables.cells import Row, Table, TableRefusedError, letters
from cms.tables.columns import Column
from cms.tables.register import Register


def columns_of(register: Register[Any], table: Table) -> dict[int, Column]:
    """The columns of the register by their places in the table, from 1 on.

    Raises:
        TableRefusedError: a heading is unknown, stands twice or is missing.
    """
    by_heading = {
        _folded(heading): column
        for column in register.columns
        for heading in (column.heading, *column.also)
    }
    found: dict[int, Column] = {}
    unknown: list[str] = []
    for cell in table.headings.cells:
        if cell.is_empty:
            _check_empty(table, cell.column)
            continue
        column = by_heading.get(_folded(cell.shown))
        if column is None:
            unknown.append(f"「{cell.shown.strip()}」（{cell.place}）")
        else:
            found[cell.column] = column
    _check_twice(found, table.headings)
    if unknown:
        known = "、".join(column.heading for column in register.columns)
        raise TableRefusedError(
            f"「{register.title}」にない見出しがあります: {'、'.join(unknown)}。"
            f"列を除くか、見出しを直してください。使える見出し: {known}"
        )
    _check_missing(register, found)
    return found


def _check_empty(table: Table, column: int) -> None:
    for row in table.rows:
        if not row.cell(column).is_empty:
            raise TableRefusedError(
                f"{letters(column)}列に見出しがありませんが、"
                f"{row.cell(column).place} に値があります。見出しを付けるか、列を除いてください。"
            )


def _check_twice(found: Mapping[int, Column], headings: Row) -> None:
    places: dict[str, list[int]] = {}
    for place, column in found.items():
        places.setdefault(column.name, []).append(place)
    for several in places.values():
        if len(several) > 1:
            said = "、".join(
                f"「{headings.cell(place).shown.strip()}」（{headings.cell(place).place}）"
                for place in several
            )
            raise TableRefusedError(
                f"同じ項目の見出しが{len(several)}つあります: {said}。どれか1つにしてください。"
            )


def _check_missing(register: Register[Any], found: Mapping[int, Column]) -> None:
    there = {column.name for column in found.values()}
    missing = [
        f"「{column.heading}」"
        for column in register.columns
        if column.is_required and column.name not in there
    ]
    if missing:
        raise TableRefusedError(
            f"必要な見出し{'、'.join(missing)}がありません。1行目に見出しのある表を選んでください。"
        )


def _folded(heading: str) -> str:
    return "".join(unicodedata.normalize("NFKC", heading).split()).casefold()
