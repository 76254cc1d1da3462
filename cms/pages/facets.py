"""What the filters of a list offer, with how many pages a viewer may see behind each."""

from typing import Any

from django.db import models
from django.db.models import Count
from django.db.models.functions import ExtractYear

from cms.pages.listings import Option
from cms.reading.viewer import Viewer
from cms.reading.visibility import visible


def choices(choices: type[models.TextChoices]) -> list[Option]:
    """Every code of a choice, not counted."""
    return [(code, str(label), None) for code, label in choices.choices]


def years(pages: Any, lookup: str, viewer: Viewer) -> list[Option]:
    """Calendar years of a date, latest first."""
    rows = (
        seen(pages, viewer)
        .annotate(year=ExtractYear(lookup))
        .filter(year__isnull=False)
        .values_list("year")
        .annotate(found=Count("pk", distinct=True))
        .order_by("-year")
    )
    return [(str(year), f"{year}年", found) for year, found in rows]


def seen(pages: Any, viewer: Viewer) -> Any:
    """The same pages as far as the viewer may read them, unordered."""
    found = visible(pages.model, viewer)
    return found.filter(pk__in=pages.order_by().values("pk")).order_by()
