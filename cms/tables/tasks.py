"""Long tables, which the worker goes through."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from cms.tables.cells import TableRefusedError
from cms.tables.imports.services import (
    CHECK_JOB,
    COMMIT_JOB,
    table_import_check,
    table_import_commit,
)
from cms.tables.models import ImportState, TableImport

RETRY = RetryStrategy(max_attempts=3, exponential_wait=4)


@app.task(name=CHECK_JOB, retry=RETRY)
def check_table(import_id: int) -> None:
    """Try a table, unless that was done or it is gone."""
    item = TableImport.objects.filter(pk=import_id, state=ImportState.WAITING).first()
    if item is not None:
        try:
            table_import_check(item=item)
        except TableRefusedError as refusal:
            _remark(item, ImportState.FAILED, str(refusal))


@app.task(name=COMMIT_JOB, retry=RETRY)
def commit_table(import_id: int) -> None:
    """Store a table that somebody has read; a second attempt finds it stored or not at all."""
    item = TableImport.objects.filter(pk=import_id, state=ImportState.COMMITTING).first()
    if item is not None:
        try:
            table_import_commit(item=item, read=item.digest, by=item.committed_by)
        except TableRefusedError as refusal:
            _remark(item, ImportState.CHECKED, str(refusal))


def _remark(item: TableImport, state: ImportState, remark: str) -> None:
    """Say on the import's page why it stands where it does."""
    TableImport.objects.filter(pk=item.pk).update(state=state, remark=remark)
