"""The site as it will be: whatever is scheduled is out, inside a transaction that comes to nothing.

Wagtail's own publishing would wait for the clock, write to the history and tell receivers. Here the
rows are written as they will be, and nobody but the reader inside the block ever sees them.
"""

import logging
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Page, Revision

from cms.pages.preview import rows

logger = logging.getLogger(__name__)


@contextmanager
def as_of(moment: datetime) -> Iterator[None]:
    """Within this block whatever is scheduled until the moment is out; afterwards it is not."""
    with transaction.atomic():
        try:
            for model, revisions in _scheduled(moment).items():
                _let_out(model, revisions, moment)
            yield
        finally:
            transaction.set_rollback(True)


def _scheduled(moment: datetime) -> dict[Any, list[Revision]]:
    """What waits, by its type."""
    found: defaultdict[Any, list[Revision]] = defaultdict(list)
    waiting = Revision.objects.filter(approved_go_live_at__lte=moment)
    for revision in waiting.order_by("approved_go_live_at", "pk"):
        found[ContentType.objects.get_for_id(revision.content_type_id).model_class()] += [revision]
    return found


def _let_out(model: Any, revisions: list[Revision], moment: datetime) -> None:
    """All of a type at once; one by one if they are no pages, or if one of them cannot go out."""
    if issubclass(model, Page):
        contents = {int(revision.object_id): revision.content for revision in revisions}
        try:
            with transaction.atomic():
                rows.let_out(model, contents, moment)
        except Exception:  # then all but that one will be seen
            label = model._meta.label
            logger.warning("Not all planned versions of %s can be shown.", label, exc_info=True)
        else:
            return
    for revision in revisions:
        _let_one_out(revision, moment)


def _let_one_out(revision: Revision, moment: datetime) -> None:
    try:
        with transaction.atomic():
            revision.refresh_from_db()
            row: Any = revision.as_object()
            row.live, row.expired, row.go_live_at = True, False, None
            row.first_published_at = row.first_published_at or moment
            row.last_published_at = moment
            row.save(**({"clean": False} if isinstance(row, Page) else {}))
    except Exception:  # what cannot be published will not be seen then either
        logger.exception("Scheduled revision %s could not be shown ahead.", revision.pk)
