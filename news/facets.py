"""What the filters of lists of news and events offer beside those of every list."""

from typing import Any

from django.db.models import Count
from django.db.models.functions import Coalesce, TruncMonth

from cms.pages.facets import seen
from cms.pages.listings import Option
from cms.reading.viewer import Viewer
from news.months import Month


def months(events: Any, viewer: Viewer) -> list[Month]:
    """Months with a day of an event, from the first to the last; those within a long one too."""
    rows = (
        seen(events, viewer)
        .filter(sessions__date_of_start__isnull=False)
        .values_list(
            TruncMonth("sessions__date_of_start"),
            TruncMonth(Coalesce("sessions__date_of_end", "sessions__date_of_start")),
        )
        .distinct()
    )
    found: set[Month] = set()
    for start, end in rows:
        month = Month.of(start)
        while month <= Month.of(end):
            found.add(month)
            month = month.next
    return sorted(found)


def series(pages: Any, viewer: Viewer) -> list[Option]:
    """Series that the pages belong to, by name."""
    rows = (
        seen(pages, viewer)
        .filter(series__isnull=False)
        .values_list("series", "series__name")
        .annotate(found=Count("pk"))
        .order_by("series__name", "series")
    )
    return [(str(key), name, found) for key, name, found in rows]
