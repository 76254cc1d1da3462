"""One pass over a table: what each row means, and the writes that follow from it.

A dry run is this very pass, in a transaction that is rolled back: what it says is what happened.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model

from cms.pages.violations import refusal_of
from cms.tables.cells import CellRefusedError, Row, Table
from cms.tables.exports.rows import loaded
from cms.tables.imports.headings import columns_of
from cms.tables.models import Outcome
from cms.tables.register import Known, Register
from cms.tables.rows import ReadRow, Session

TICK = 50
"""Rows after which a long pass says how far it is."""


@dataclass(slots=True)
class Change:
    """One field of a record, as its column writes it out."""

    name: str
    heading: str
    old: str
    new: str


@dataclass(slots=True)
class RowResult:
    """What became of a row, or would become of it."""

    number: int
    outcome: Outcome
    label: str
    record: str = ""
    changes: list[Change] = field(default_factory=list)
    repairs: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)


class Pass[M: Model]:
    """The state of one pass over a table."""

    def __init__(self, register: Register[M], table: Table, by: Any, *, locks: bool) -> None:
        if register.writer is None:
            raise LookupError(f"{register.name} is exported only.")
        self.register, self.writer, self.table, self.by = register, register.writer, table, by
        self.columns = columns_of(register, table)
        self.session = Session(is_1904=table.is_1904)
        records = register.records()
        if locks:  # so that nobody changes what was compared before it is written
            records = records.select_for_update(of=("self",))
        self.known: Known[M] = register.writer.known(loaded(register, records), register.columns)
        self.written: list[Any] = []
        self.rows_by_record: dict[Any, tuple[int, Mapping[str, Any]]] = {}

    def results(self, tick: Callable[[int], None] | None = None) -> list[RowResult]:
        """All rows, each written as soon as it is understood; call inside a transaction."""
        found: list[RowResult] = []
        for done, row in enumerate(self.table.rows, start=1):
            found.append(self._result(row))
            if tick and done % TICK == 0:
                tick(done)
        self._note_what_is_stored(found)
        return found

    def _result(self, row: Row) -> RowResult:
        read = ReadRow(row.number, self._cells(row), self.session)
        refusals = list(self._read(read))
        result = RowResult(row.number, Outcome.REFUSED, self._label(read), repairs=read.repairs)
        if row.is_hidden:
            result.repairs.append("表示されていない行です。")
        if refusals:
            result.refusals = refusals
            return result
        try:
            record = self.known.find(read)
            self._decide(result, read, record)
        except CellRefusedError as refusal:
            result.refusals = [str(refusal)]
        return result

    def _cells(self, row: Row) -> dict[str, Any]:
        return {column.name: row.cell(place) for place, column in self.columns.items()}

    def _read(self, row: ReadRow) -> Iterator[str]:
        """Fill in the values of a row, and say which cells hold none."""
        for column in self.columns.values():
            cell = row.cells[column.name]
            try:
                value, repair = column.read(cell, row)
            except CellRefusedError as refusal:
                yield f"{column.heading}（{cell.place}）: {refusal}"
            else:
                row.values[column.name] = value
                if repair:
                    row.repairs.append(f"{column.heading}（{cell.place}）: {repair}")

    def _label(self, row: ReadRow) -> str:
        """What a person recognises the row by: its first cells that hold something."""
        shown = [cell.shown.strip() for cell in row.cells.values() if not cell.is_empty]
        return " ".join(shown[:3])[:255]

    def _decide(self, result: RowResult, row: ReadRow, record: M | None) -> None:
        if record is not None and record.pk in self.rows_by_record:
            self._repeat(result, row, record)
            return
        before = self._texts(record) if record is not None else {}
        result.changes = list(self._changes(row, record, before))
        if record is not None:
            result.record, result.before = str(record.pk), before
            self.rows_by_record[record.pk] = (row.number, dict(row.values))
            if not result.changes:
                result.outcome, result.after = Outcome.LEFT, before
                return
        names = {change.name for change in result.changes}
        values = {n: v for n, v in row.values.items() if record is None or n in names}
        try:
            with transaction.atomic():
                saved = self.writer.save(record=record, values=values, by=self.by)
        except ValidationError as error:
            result.refusals = list(self._sentences(error))
            return
        except IntegrityError as error:
            result.refusals = refusal_of(error).messages
            return
        self.known.add(saved)
        self.rows_by_record[saved.pk] = (row.number, dict(row.values))
        result.outcome = Outcome.CREATED if record is None else Outcome.CHANGED
        result.record = str(saved.pk)
        self.written.append(saved.pk)

    def _note_what_is_stored(self, results: list[RowResult]) -> None:
        """What the rows look like afterwards, for whoever wants to undo them."""
        stored = self.register.model._base_manager.filter(pk__in=self.written)
        texts = {str(row.pk): self._texts(row) for row in loaded(self.register, stored)}
        for result in results:
            result.after = texts.get(result.record, result.after)

    def _repeat(self, result: RowResult, row: ReadRow, record: M) -> None:
        """A second row for a record: harmless if it says the same, else in doubt."""
        first, values = self.rows_by_record[record.pk]
        result.record = str(record.pk)
        columns = {column.name: column for column in self.columns.values()}
        differing = [
            column.heading
            for name, column in columns.items()
            if column.text(values[name]) != column.text(row.values[name])
        ]
        if differing:
            said = "、".join(f"「{heading}」" for heading in differing)
            result.refusals = [
                f"{first}行目と同じ{self.register.title}の行で、{said}が違います。どちらかを除いてください。"
            ]
            return
        result.outcome = Outcome.LEFT
        result.repairs.append(f"{first}行目と同じ内容の行なので、二重には登録しません。")

    def _changes(
        self, row: ReadRow, record: M | None, before: Mapping[str, str]
    ) -> Iterator[Change]:
        for column in self.columns.values():
            new = row.values[column.name]
            text = column.text(new)
            if record is None:
                if text:
                    yield Change(column.name, column.heading, "", text)
                continue
            old, cell = column.value_of(record), row.cells[column.name]
            if cell.is_empty and column.is_kept_if_empty:
                continue
            if not column.is_same(old, new, cell, self.table.encoding):
                yield Change(column.name, column.heading, before[column.name], text)

    def _texts(self, record: M) -> dict[str, str]:
        return {
            column.name: column.text(column.value_of(record)) for column in self.register.columns
        }

    def _sentences(self, error: ValidationError) -> Iterator[str]:
        headings = {column.name: column.heading for column in self.register.columns}
        if not hasattr(error, "error_dict"):
            yield from error.messages
            return
        for name, sentences in error.message_dict.items():
            before = "" if name == NON_FIELD_ERRORS else f"{headings.get(name, name)}: "
            yield from (f"{before}{sentence}" for sentence in sentences)


def digest_of(results: list[RowResult]) -> str:
    """One value for what a person reads of a pass; keys of new records differ from pass to pass."""
    said = [
        {**asdict(result), "record": "" if result.outcome == Outcome.CREATED else result.record}
        for result in results
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()
