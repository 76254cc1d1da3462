"""How new the content is that a reader is about to see. Ask before the rows are read, never after.

Bytes that were built from rows of a later moment then lie under an earlier version and vanish with
it; bytes under a version can never be older than that version.
"""

import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from weakref import WeakSet

import psycopg
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections
from django.utils import timezone

from cms.reading import schedule
from cms.reading.statements import fetch_prepared
from cms.reading.triggers import CHANNEL
from cms.reading.viewer import Audience

QUESTION = "SELECT value, withdrawn FROM reading_contentversion WHERE audience = '{}'"
PATIENCE = 3.0
"""Seconds for the answer, which takes less than one thousandth of that while all is well."""
ASK = {audience: QUESTION.format(audience.value) for audience in Audience}
"""Without parameters, which would have to be bound at every request."""

PLANNING = "SET jit = off; SET random_page_cost = 2; SET plan_cache_mode = force_generic_plan"
"""Tables are in memory and statements short. PostgreSQL's defaults, made for disks that turn, read
a whole table for three rows by key, compile for longer than they run, and plan a statement anew at
every run if its arrays are shorter than the ten values that a plan for any array allows for."""


@dataclass(frozen=True, slots=True)
class Version:
    """A state of the content: between two writes, and between two moments of the clock."""

    value: int
    since: datetime
    valid_until: datetime
    """The next moment at which something may appear or disappear without a write."""
    shown_until: datetime | None
    """The next moment at which something must disappear."""


@dataclass(slots=True)
class Seen:
    """What this process knew when the database last answered."""

    value: int = 0
    withdrawn: int = 0
    at: float = 0.0
    """Seconds since the epoch."""


_listening: WeakSet[psycopg.Connection[Any]] = WeakSet()
_known: dict[str, Version] = {}
_seen: dict[str, Seen] = {audience.value: Seen() for audience in Audience}


def current_version(audience: Audience, now: datetime | None = None) -> Version | None:
    """The version of the content at this moment, in one statement unless something changed.

    A scheduled page whose moment has come is published before this returns. None means that the
    version is not known, so that nothing may be kept.

    Raises:
        OperationalError: the database cannot be reached.
    """
    now = now or timezone.now()
    value = _ask(audience)
    known = _known.get(audience)
    if known is not None and known.value == value and known.since <= now < known.valid_until:
        return known
    return _look_ahead(audience, value, now)


def last_seen(audience: Audience) -> Seen:
    """What this process knew when the database last answered, and of what was withdrawn since."""
    return _seen[audience]


def prepare_connection(connection: Any, **kwargs: Any) -> None:
    """Let a new connection tell this process at once when something is withdrawn anywhere.

    Should the database go away in the next moment, what was withdrawn is then known all the same.
    Behind a pool that lends connections for one transaction only, neither this nor prepared
    statements work; Django's setting for such pools switches both off.
    """
    if connection.vendor != "postgresql" or _is_pooled(connection):
        return
    connection.connection.prepare_threshold = 0
    connection.connection.add_notify_handler(_withdrawn)
    _listening.add(connection.connection)
    connection.connection.execute(f"{PLANNING}; LISTEN {CHANNEL}")


def _is_pooled(connection: Any) -> bool:
    return bool(connection.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS"))


def hear() -> None:
    """Take in what idle connections of all threads were told, even those that are broken now."""
    for line in list(_listening):
        if not line.lock.acquire(blocking=False):
            continue  # in use, so that its own thread hears
        try:
            with suppress(psycopg.Error):
                line.pgconn.consume_input()
            with suppress(psycopg.Error):
                while notice := line.pgconn.notifies():
                    _note_withdrawal(notice.extra.decode())
        finally:
            line.lock.release()


def _withdrawn(notice: psycopg.Notify) -> None:
    _note_withdrawal(notice.payload)


def _note_withdrawal(told: str) -> None:
    audience, _, value = told.partition(" ")
    seen = _seen[audience]
    seen.withdrawn = max(seen.withdrawn, int(value))


def _look_ahead(audience: Audience, value: int | None, now: datetime) -> Version | None:
    # The version comes before the schedule: what is scheduled in between raises the version again.
    if schedule.is_due(now) and schedule.publish_due(now):
        value = _ask(audience)
    if value is None:
        return None
    boundary = schedule.next_boundary(now)
    version = Version(value, now, valid_until=boundary.change, shown_until=boundary.expiry)
    _known[audience] = version
    return version


def _ask(audience: Audience) -> int | None:
    database: Any = connections[DEFAULT_DB_ALIAS]
    # The question itself is the health check, and a cheaper one than Django's additional query.
    is_reused = database.connection is not None
    database.health_check_done = True
    try:
        row = _fetch(database, ASK[audience])
    except OperationalError:
        if not is_reused or database.in_atomic_block:
            raise
        database.close()
        row = _fetch(database, ASK[audience])
    if row is None:
        return None
    seen = _seen[audience]
    seen.value, seen.at = row[0], time.time()
    seen.withdrawn = max(seen.withdrawn, row[1])
    return row[0]


def _fetch(database: Any, question: str) -> tuple[int, int] | None:
    database.ensure_connection()
    line = database.connection
    # A server that froze keeps its connections open, so that nothing else would ever fail.
    line.wait = partial(line.wait, timeout=PATIENCE)
    try:
        rows: Any = fetch_prepared(database, question)
    finally:
        del line.wait
    return rows[0] if rows else None


def forget() -> None:
    """Begin as a new process would, for instance after the database was replaced by another one."""
    _known.clear()
    for audience in Audience:
        _seen[audience.value] = Seen()
