"""The site as it will be: whatever is scheduled is out, inside a transaction that comes to nothing.

Wagtail's own publishing would wait for the clock, write to the history and tell receivers. Here the
rows are written as they will be, and nobody but the reader inside the block ever sees them.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.models import Page, Revision

logger = logging.getLogger(__name__)


@contextmanager
def as_of(moment: datetime) -> Iterator[None]:
    """Within this block whatever is scheduled until the moment is out; afterwards it is not."""
    with transaction.atomic():
        try:
            for revision in _scheduled(moment):
                _let_out(revision, moment)
            yield
        finally:
            transaction.set_rollback(True)


def _scheduled(moment: datetime) -> list[Revision]:
    waiting = Revision.objects.filter(approved_go_live_at__lte=moment)
    return list(waiting.order_by("approved_go_live_at", "pk"))


def _let_out(revision: Revision, moment: datetime) -> None:
    try:
        with transaction.atomic():
            row: Any = revision.as_object()
            row.live, row.expired, row.go_live_at = True, False, None
            row.first_published_at = row.first_published_at or moment
            row.last_published_at = moment
            row.save(**({"clean": False} if isinstance(row, Page) else {}))
    except Exception:  # what cannot be published will not be seen then either
        logger.exception("Scheduled revision %s could not be shown ahead.", revision.pk)
