"""What the filters of a list offer, with how many records a viewer may see behind each."""

from typing import Any

from django.db import models
from django.db.models import Case, Count, QuerySet, When
from django.db.models.functions import Coalesce, ExtractYear, TruncMonth

from cms.pages.listings import Option
from cms.reading.viewer import Viewer
from cms.reading.visibility import visible
from members.choices import OrganizationKind
from news.months import Month


def choices(choices: type[models.TextChoices]) -> list[Option]:
    """Every code of a choice, not counted."""
    return [(code, str(label), None) for code, label in choices.choices]


def years(pages: Any, lookup: str, viewer: Viewer) -> list[Option]:
    """Calendar years of a date, latest first."""
    rows = (
        _seen(pages, viewer)
        .annotate(year=ExtractYear(lookup))
        .filter(year__isnull=False)
        .values_list("year")
        .annotate(found=Count("pk", distinct=True))
        .order_by("-year")
    )
    return [(str(year), f"{year}年", found) for year, found in rows]


def months(events: Any, viewer: Viewer) -> list[Month]:
    """Months with a day of an event, from the first to the last; those within a long one too."""
    rows = (
        _seen(events, viewer)
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
        _seen(pages, viewer)
        .filter(series__isnull=False)
        .values_list("series", "series__name")
        .annotate(found=Count("pk"))
        .order_by("series__name", "series")
    )
    return [(str(key), name, found) for key, name, found in rows]


def prefectures(pages: Any, viewer: Viewer) -> list[Option]:
    """Prefectures that take part themselves or by an organization in them, in their order."""
    rows = (
        _organizations(pages, viewer)
        .annotate(
            prefecture_code=_of_prefecture("code"),
            prefecture_name=_of_prefecture("name"),
        )
        .filter(prefecture_code__isnull=False)
        .values_list("prefecture_code", "prefecture_name")
        .annotate(found=Count("page", distinct=True))
        .order_by("prefecture_code", "prefecture_name")
    )
    return [(code[:2], name, found) for code, name, found in rows]


def wards(pages: Any, viewer: Viewer) -> list[Option]:
    """Special wards that take part, in the order of their readings."""
    rows = (
        _organizations(pages, viewer)
        .filter(organization__kind=OrganizationKind.SPECIAL_WARD)
        .values_list("organization__code", "organization__name", "organization__sort_key")
        .annotate(found=Count("page", distinct=True))
        .order_by("organization__sort_key", "organization__code")
    )
    return [(code, name, found) for code, name, _, found in rows]


def _seen(pages: Any, viewer: Viewer) -> Any:
    """The same pages as far as the viewer may read them, unordered."""
    seen = visible(pages.model, viewer)
    return seen.filter(pk__in=pages.order_by().values("pk")).order_by()


def _organizations(pages: Any, viewer: Viewer) -> QuerySet[Any]:
    """The visible rows that lead from these pages to organizations."""
    model = pages.model._meta.get_field(pages.organizations).related_model
    return visible(model, viewer).filter(page__in=_seen(pages, viewer).values("pk")).order_by()


def _of_prefecture(column: str) -> Coalesce:
    itself = When(organization__kind=OrganizationKind.PREFECTURE, then=f"organization__{column}")
    return Coalesce(f"organization__prefecture__{column}", Case(itself))
