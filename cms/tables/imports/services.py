"""Taking a table in: received and tried first, then stored as a whole by whoever has read it."""

import hashlib
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from cms.media.names import cleaned
from cms.tables.cells import TableRefusedError
from cms.tables.imports.headings import columns_of
from cms.tables.imports.history import note_in_history
from cms.tables.imports.locks import alone_in, progress_of
from cms.tables.imports.running import Pass, RowResult, digest_of
from cms.tables.intake.opening import read_table
from cms.tables.models import ImportState, Outcome, TableImport, TableImportRow
from cms.tables.register import Register
from cms.tables.registry import register_named

CHECK_JOB, COMMIT_JOB = "cms.tables.check_table", "cms.tables.commit_table"
BATCH = 500
SHOWN_ANEW = (
    "確認のあとで登録の内容が変わったため、まだ何も登録していません。"
    "新しい確認結果を見て、もう一度登録してください。"
)
HAS_REFUSALS = (
    "取り込めない行があるので、何も登録していません。表を直して、もう一度選んでください。"
)
NO_RIGHT = "この台帳に取り込む権限がありません。"


def table_import_receive(
    *, register: Register[Any], filename: str, content: bytes, by: Any
) -> TableImport:
    """Keep a file and try it; a long one is tried by the worker.

    The same file of the same person is one import as long as it is not stored.

    Raises:
        TableRefusedError: it cannot be read, its headings do not fit, or the person may not.
    """
    _check_right(register, by)
    table = read_table(content)
    columns_of(register, table)
    digest = hashlib.sha256(content).hexdigest()
    with alone_in(register.name):
        item, _ = TableImport.objects.update_or_create(
            register=register.name,
            sha256=digest,
            uploaded_by=by,
            state__in=[ImportState.WAITING, ImportState.CHECKED],
            defaults={"state": ImportState.WAITING, "done": 0},
            create_defaults={
                "filename": cleaned(filename),
                "original": content,
                "recognised": table.recognised,
                "notices": table.notices,
                "total": len(table.rows),
                "state": ImportState.WAITING,
            },
        )
        if len(table.rows) > settings.TABLE_ROWS_AT_ONCE:
            app.configure_task(CHECK_JOB).defer(import_id=item.pk)
            return item
    table_import_check(item=item)
    return item


def table_import_check(*, item: TableImport) -> None:
    """Find out what a table would do: do it, and take it all back."""
    register = _register(item)
    with transaction.atomic():
        results = _pass(item, register, item.uploaded_by, locks=False)
        transaction.set_rollback(True)
    _store(item, results, ImportState.CHECKED)


def table_import_commit(*, item: TableImport, read: str, by: Any) -> None:
    """Store all rows of a table, or none.

    Args:
        item: the import.
        read: the digest of the results that the person has read. They are what happens, or
            nothing does.
        by: the person.

    Raises:
        TableRefusedError: nothing was stored; the results have been made anew where they differ.
    """
    register = _register(item)
    _check_right(register, by)
    with alone_in(register.name):
        item.refresh_from_db()
        if item.state == ImportState.COMMITTED and item.digest == read:
            return  # pressed twice
        _check_state(item, ImportState.CHECKED, ImportState.COMMITTING)
        with transaction.atomic():
            results = _pass(item, register, by, locks=True)
            refusal = _refusal(results, read)
            if refusal:
                transaction.set_rollback(True)
            else:
                note_in_history(register, results, item, by)
                item.committed_by, item.committed_at = by, timezone.now()
        _store(item, results, ImportState.CHECKED if refusal else ImportState.COMMITTED)
    if refusal:
        raise TableRefusedError(refusal)


def table_import_commit_later(*, item: TableImport, read: str, by: Any) -> None:
    """Have the worker store a long table, if the results are still those that were read.

    Raises:
        TableRefusedError: they are not, or some rows were refused.
    """
    register = _register(item)
    _check_right(register, by)
    with alone_in(register.name):
        item.refresh_from_db()
        if item.digest == read and item.state in {ImportState.COMMITTING, ImportState.COMMITTED}:
            return  # pressed twice
        _check_state(item, ImportState.CHECKED)
        if item.rows.filter(outcome=Outcome.REFUSED).exists():
            raise TableRefusedError(HAS_REFUSALS)
        if item.digest != read:
            raise TableRefusedError(SHOWN_ANEW)
        item.state, item.committed_by, item.done, item.remark = ImportState.COMMITTING, by, 0, ""
        item.save(update_fields=["state", "committed_by", "done", "remark"])
        app.configure_task(COMMIT_JOB).defer(import_id=item.pk)


def is_long(item: TableImport) -> bool:
    """Whether the worker goes through a table, since a request would take too long."""
    return item.total > settings.TABLE_ROWS_AT_ONCE


def _pass(item: TableImport, register: Register[Any], by: Any, *, locks: bool) -> list[RowResult]:
    table = read_table(bytes(item.original))
    running: Pass[Any] = Pass(register, table, by, locks=locks)
    return running.results(progress_of(item) if is_long(item) else None)


def _refusal(results: list[RowResult], read: str) -> str:
    if any(result.outcome == Outcome.REFUSED for result in results):
        return HAS_REFUSALS
    return "" if digest_of(results) == read else SHOWN_ANEW


@transaction.atomic
def _store(item: TableImport, results: list[RowResult], state: ImportState) -> None:
    item.rows.all().delete()
    TableImportRow.objects.bulk_create(
        [
            TableImportRow(
                table_import=item,
                number=result.number,
                outcome=result.outcome,
                label=result.label,
                record=result.record,
                changes=[
                    {"name": c.name, "heading": c.heading, "old": c.old, "new": c.new}
                    for c in result.changes
                ],
                repairs=result.repairs,
                refusals=result.refusals,
                before=result.before,
                after=result.after,
            )
            for result in results
        ],
        batch_size=BATCH,
    )
    item.state, item.done, item.digest = state, len(results), digest_of(results)
    item.remark = ""  # which spoke of an earlier attempt
    item.save(update_fields=["state", "done", "digest", "remark", "committed_by", "committed_at"])


def _register(item: TableImport) -> Register[Any]:
    register = register_named(item.register)
    if register is None:
        raise TableRefusedError("この台帳は、いまはありません。")
    return register


def _check_right(register: Register[Any], by: Any) -> None:
    if by is None or not register.may_import(by):
        raise TableRefusedError(NO_RIGHT)


def _check_state(item: TableImport, *states: ImportState) -> None:
    if item.state not in states:
        raise TableRefusedError(
            f"この取り込みは「{item.get_state_display()}」なので、登録できません。"
        )
