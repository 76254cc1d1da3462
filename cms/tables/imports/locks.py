"""One writer of a register at a time, and progress that is seen before a transaction ends."""

import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from django.db import connection, transaction

from cms.tables.models import TableImport

SPACE = 7_361_538
"""The first of the two numbers of our advisory locks."""


@contextmanager
def alone_in(register: str) -> Iterator[None]:
    """A transaction in which nobody else imports into a register."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            key = zlib.crc32(register.encode()) - 2**31
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [SPACE, key])
        yield


def progress_of(item: TableImport) -> Callable[[int], None]:
    """Notes how many rows are done over a connection of its own, since the running transaction
    shows nothing to others until it ends."""
    sql = f"UPDATE {TableImport._meta.db_table} SET done = %s WHERE id = %s"  # noqa: S608  # our own name

    def note(done: int) -> None:
        with closing(connection.copy()) as other, other.cursor() as cursor:
            cursor.execute(sql, [done, item.pk])

    return note
