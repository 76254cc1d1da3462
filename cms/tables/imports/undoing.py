"""Taking back one import, as long as nobody has touched its rows since."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from cms.tables.cells import Cell, CellRefusedError, TableRefusedError
from cms.tables.exports.rows import loaded
from cms.tables.imports.history import UNDONE, note, touched_since
from cms.tables.imports.locks import alone_in
from cms.tables.models import ImportState, Outcome, TableImport, TableImportRow
from cms.tables.register import Register
from cms.tables.registry import register_named
from cms.tables.rows import ReadRow, Session

MOST_NAMED = 10


def table_import_undo(*, item: TableImport, by: Any) -> None:
    """Give every row that an import changed its old values, and remove those that it made.

    Raises:
        TableRefusedError: a later change touched one of them, or something refers to it; then
            nothing is taken back.
    """
    register = register_named(item.register)
    if register is None or register.writer is None or not register.may_import(by):
        raise TableRefusedError("この台帳の取り込みを取り消す権限がありません。")
    with alone_in(register.name):
        item.refresh_from_db()
        if item.state != ImportState.COMMITTED:
            raise TableRefusedError(
                f"この取り込みは「{item.get_state_display()}」なので、取り消せません。"
            )
        rows = list(item.rows.filter(outcome__in=[Outcome.CREATED, Outcome.CHANGED]))
        records = _records(register, rows)
        _check_untouched(item, register, rows, records)
        for row in reversed(rows):  # what refers to others came after them
            _undo(register, row, records[row.record], by)
        changed = [row.record for row in rows if row.outcome == Outcome.CHANGED]
        note(register, changed, UNDONE, item, by)
        item.state, item.undone_by, item.undone_at = ImportState.UNDONE, by, timezone.now()
        item.save(update_fields=["state", "undone_by", "undone_at"])


def _records(register: Register[Any], rows: list[TableImportRow]) -> dict[str, Any]:
    found = register.model._base_manager.filter(pk__in=[row.record for row in rows])
    locked = found.select_for_update(of=("self",))
    return {str(record.pk): record for record in loaded(register, locked)}


def _check_untouched(
    item: TableImport, register: Register[Any], rows: list[TableImportRow], records: dict[str, Any]
) -> None:
    since = item.committed_at or timezone.now()
    touched = touched_since(register, list(records), since)
    later = [
        row
        for row in rows
        if row.record in touched
        or row.record not in records
        or _texts(register, records[row.record]) != row.after
    ]
    if later:
        said = "、".join(f"{row.number}行目（{row.label}）" for row in later[:MOST_NAMED])
        more = f"ほか{len(later) - MOST_NAMED}行" if len(later) > MOST_NAMED else ""
        raise TableRefusedError(
            f"取り込みのあとで変わった行があるため、取り消せません: {said}{more}。"
            "これらは1件ずつ直してください。"
        )


def _undo(register: Register[Any], row: TableImportRow, record: Any, by: Any) -> None:
    writer = register.writer
    if writer is None:
        return
    try:
        if row.outcome == Outcome.CREATED:
            writer.remove(record=record, by=by)
        else:
            writer.save(record=record, values=_old_values(register, row), by=by)
    except (ValidationError, CellRefusedError) as error:
        said = "".join(error.messages) if isinstance(error, ValidationError) else str(error)
        raise TableRefusedError(
            f"{row.number}行目（{row.label}）を取り消せません。{said}"
        ) from error


def _old_values(register: Register[Any], row: TableImportRow) -> dict[str, Any]:
    """The values from before, read from their texts by the columns that wrote them."""
    cells = {
        column.name: Cell(row.number, place, row.before[column.name] or None)
        for place, column in enumerate(register.columns, start=1)
    }
    read = ReadRow(row.number, cells, Session())
    changed = {change["name"] for change in row.changes}
    for column in register.columns:
        if column.name in changed:
            read.values[column.name] = column.read(cells[column.name], read).value
    return read.values


def _texts(register: Register[Any], record: Any) -> dict[str, str]:
    return {column.name: column.text(column.value_of(record)) for column in register.columns}
