"""How new the content is that a reader is about to see. Ask before the rows are read, never after.

Bytes that were built from rows of a later moment then lie under an earlier version and vanish with
it; bytes under a version can never be older than that version.
"""

import time
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import OperationalError, connection
from django.utils import timezone

from cms.reading import schedule
from cms.reading.triggers import CHANNEL
from cms.reading.viewer import Audience

ASK = "SELECT value, withdrawn FROM reading_contentversion WHERE audience = %s"


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


def listen_for_withdrawals(connection: Any, **kwargs: Any) -> None:  # Django's signal
    """Let a new connection tell this process at once when something is withdrawn anywhere.

    Should the database go away in the next moment, what was withdrawn is then known all the same.
    """
    if connection.vendor == "postgresql" and hasattr(connection.connection, "add_notify_handler"):
        connection.connection.add_notify_handler(_withdrawn)
        with connection.connection.cursor() as cursor:
            cursor.execute(f"LISTEN {CHANNEL}")


def _withdrawn(notice: Any) -> None:
    audience, _, value = notice.payload.partition(" ")
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
    # The question itself is the health check, and a cheaper one than Django's additional query.
    is_reused = connection.connection is not None
    connection.health_check_done = True  # type: ignore[attr-defined]  # missing in the types
    try:
        row = _fetch(audience)
    except OperationalError:
        if not is_reused or connection.in_atomic_block:
            raise
        connection.close()
        row = _fetch(audience)
    if row is None:
        return None
    seen = _seen[audience]
    seen.value, seen.at = row[0], time.time()
    seen.withdrawn = max(seen.withdrawn, row[1])
    return row[0]


def _fetch(audience: Audience) -> tuple[int, int] | None:
    with connection.cursor() as cursor:
        cursor.execute(ASK, [audience.value])
        row: tuple[int, int] | None = cursor.fetchone()
        return row


def forget() -> None:
    """Begin as a new process would, for instance after the database was replaced by another one."""
    _known.clear()
    for audience in Audience:
        _seen[audience.value] = Seen()
