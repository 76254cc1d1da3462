"""Changes to who looks after pages; every door uses these."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from wagtail.models import Page

from cms.pages.models.care import PageCare


@transaction.atomic
def take_care(pages: Iterable[Page], *, changes: dict[str, Any]) -> int:
    """Note who looks after pages and when they are looked at again.

    Args:
        pages: those that the person who asks may edit; the caller has made sure.
        changes: `keeper` and `review_on`, either or both; what is not named stays.

    Returns:
        How many pages it was noted for.
    """
    noted = 0
    for page in pages:
        care, _ = PageCare.objects.select_for_update().get_or_create(page_id=page.pk)
        if "review_on" in changes and changes["review_on"] != care.review_on:
            care.reminded_on = None
        for name, value in changes.items():
            setattr(care, name, value)
        care.save()
        noted += 1
    return noted


def told(cares: Iterable[PageCare], today: datetime.date) -> None:
    """Note that the people in charge are told by mail today."""
    keys = [care.pk for care in cares]
    PageCare.objects.filter(pk__in=keys).update(reminded_on=today)
