"""Entries and pages that seem to tell of the same thing, for editors to decide."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F
from wagtail.models import Locale, Page

from cms.reading.viewer import Viewer
from news.models.chronology import ChronologyEntry
from news.models.chronology_pages import derived, seeming_to_speak_of


@dataclass(frozen=True, slots=True)
class Double:
    """An entry that stands in the chronology, and the page that does not because of it."""

    entry: ChronologyEntry
    page: Page
    day: date


def seeming_doubles(viewer: Viewer) -> list[Double]:
    """Latest first: of the same kind and first day, and nobody has said which they are."""
    found = [
        double
        for locale in Locale.objects.all()
        for rows in derived(locale.language_code, viewer)
        for double in _of(rows, locale)
    ]
    return sorted(found, key=lambda one: (one.day, one.entry.pk), reverse=True)


def _of(rows: Any, locale: Locale) -> Iterator[Double]:
    pages = rows.filter(Exists(seeming_to_speak_of()), is_by_type=True)
    for page in pages.annotate(day=F("first_day"), kind_of_line=F("line_kind")):
        entries = ChronologyEntry.objects.filter(
            locale=locale, record=None, kind=page.kind_of_line, date__first_day=page.day
        )
        yield from (Double(entry, page.page_ptr, page.day) for entry in entries)
