"""When pages that somebody works on go out, and when they come back."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from wagtail.models import Page, Revision


def going_live(pages: Any, start: datetime, end: datetime) -> Iterator[tuple[datetime, Page]]:
    """Pages with an approved version that goes live from one moment on and before another."""
    due = Revision.page_revisions.filter(
        approved_go_live_at__gte=start, approved_go_live_at__lt=end
    )
    moments = {int(revision.object_id): revision.approved_go_live_at for revision in due}
    for page in pages.filter(pk__in=moments):
        yield moments[page.pk], page


def ending(pages: Any, start: datetime, end: datetime) -> Iterator[tuple[datetime, Page]]:
    """Pages that expire from one moment on and before another."""
    for page in pages.filter(expire_at__gte=start, expire_at__lt=end):
        yield page.expire_at, page
