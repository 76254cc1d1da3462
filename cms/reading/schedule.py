"""Moments at which content changes without a write, and the pages that wait for theirs."""

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model
from django.dispatch import Signal
from django.utils import timezone
from psycopg.sql import SQL, Identifier
from wagtail.models import DraftStateMixin, Page, Revision

from cms.reading.visibility import rule_of

logger = logging.getLogger(__name__)

LOCK = 0x52454E4B  # any number that nobody else takes: "RENK"
PATIENCE = 60.0  # seconds until a revision that could not be published is tried again

EARLIEST = SQL(
    "(SELECT min({column}) AS moment, {hides} AS hides FROM {table} WHERE {column} > %s)"
)
BOUNDARY = SQL("SELECT min(moment), min(moment) FILTER (WHERE hides) FROM ({rows}) AS moments")

ON_SCHEDULE = "wagtail.publish.scheduled"
"""The action under which the history of a page notes what went out at its moment."""

_failed: dict[int, float] = {}

not_published = Signal()
"""Sent with the `key` of a revision and the `error` each time that it could not go out."""


@dataclass(frozen=True, slots=True)
class Boundary:
    """When content will next change by itself, seen from one moment."""

    change: datetime
    """The next go-live, expiry, moment named in `changes_at`, or midnight, when "today" changes."""
    expiry: datetime | None
    """The next moment at which something must no longer be shown."""


def next_boundary(now: datetime) -> Boundary:
    """The earliest moments after `now` at which anything may look different without a write."""
    midnight = (timezone.localtime(now) + timedelta(days=1)).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    moments = list(_moments())
    rows = SQL(" UNION ALL ").join(
        EARLIEST.format(
            table=Identifier(table), column=Identifier(column), hides=column == "expire_at"
        )
        for table, column in moments
    )
    with connection.cursor() as cursor:
        cursor.execute(BOUNDARY.format(rows=rows), [now] * len(moments))
        change, expiry = cursor.fetchone()
    return Boundary(min(change or midnight, midnight), expiry)


def is_due(now: datetime) -> bool:
    """Whether the moment of a scheduled page has come and nobody has published it yet."""
    return bool(_due(now).exists())


def publish_due(now: datetime) -> int:
    """Publish each scheduled page whose moment has come, as Wagtail's command would.

    Whoever comes first does it: a visitor's request or the task of the minute. One that fails is
    logged and left alone for a minute, so that it holds up neither readers nor the others.

    Returns:
        How many were published.
    """
    keys = _due(now).order_by("approved_go_live_at", "pk").values_list("pk", flat=True)
    return sum(_publish(key, now) for key in list(keys))


def unpublish_expired(now: datetime) -> int:
    """Take back what has expired, as Wagtail's command would; readers have not seen it since.

    Returns:
        How many were taken back.
    """
    count = 0
    for model in (Page, *_drafted()):
        expired = model._default_manager.filter(live=True, expire_at__lte=now)
        for key in list(expired.order_by("expire_at", "pk").values_list("pk", flat=True)):
            count += _unpublish(model, key, now)
    return count


def _due(now: datetime) -> Any:
    waiting = [key for key, until in _failed.items() if until > time.monotonic()]
    return Revision.objects.filter(approved_go_live_at__lte=now).exclude(pk__in=waiting)


def _publish(key: int, now: datetime) -> bool:
    try:
        with transaction.atomic():
            _alone()
            revision = _due(now).filter(pk=key).first()
            if revision is None:  # somebody else has done it while we waited
                return False
            revision.publish(log_action=ON_SCHEDULE)
    except Exception as error:  # a page that cannot be published must not take the site with it
        logger.exception("Scheduled revision %s could not be published.", key)
        _failed[key] = time.monotonic() + PATIENCE
        not_published.send_robust(Revision, key=key, error=error)
        return False
    _failed.pop(key, None)
    return True


def _unpublish(model: type[Model], key: Any, now: datetime) -> bool:
    try:
        with transaction.atomic():
            _alone()
            row: Any = model._default_manager.filter(pk=key, live=True, expire_at__lte=now).first()
            if row is None:
                return False
            row.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    except Exception:  # as above
        logger.exception("%s %s has expired but could not be taken back.", model._meta.label, key)
        return False
    return True


def _alone() -> None:
    """Wait until no other worker publishes on schedule, but no longer than five seconds."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '5s'")
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _moments() -> Iterator[tuple[str, str]]:
    """Table and column of each moment at which something changes by itself."""
    yield Revision._meta.db_table, "approved_go_live_at"
    for model in (Page, *_drafted()):
        yield model._meta.db_table, "go_live_at"
        yield model._meta.db_table, "expire_at"
    for model in apps.get_models():
        for name in getattr(model, "changes_at", ()) if rule_of(model) else ():
            field: Any = model._meta.get_field(name)
            yield field.model._meta.db_table, str(field.column)


def _drafted() -> list[type[Model]]:
    """Models with drafts that are no pages."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]
