"""Prefectures and wards that filters offer, with how many pages a viewer may see behind each."""

from typing import Any

from django.db.models import Case, Count, QuerySet, When
from django.db.models.functions import Coalesce

from cms.pages.dates.years import fiscal_year_of
from cms.pages.facets import seen
from cms.pages.listings import Option
from cms.reading.viewer import Viewer
from cms.reading.visibility import visible
from members.choices import OrganizationKind
from members.models.organization import Organization


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


def _organizations(pages: Any, viewer: Viewer) -> QuerySet[Any]:
    """The visible rows that lead from these pages to organizations."""
    model = pages.model._meta.get_field(pages.organizations).related_model
    return visible(model, viewer).filter(page__in=seen(pages, viewer).values("pk")).order_by()


def _of_prefecture(column: str) -> Coalesce:
    itself = When(organization__kind=OrganizationKind.PREFECTURE, then=f"organization__{column}")
    return Coalesce(f"organization__prefecture__{column}", Case(itself))


def fiscal_years(pages: Any, viewer: Viewer) -> list[int]:
    """Fiscal years with a day of one of the pages, latest first; all within a long period."""
    rows = (
        seen(pages, viewer)
        .filter(period__isnull=False)
        .values_list("period__first_day", "period__last_day")
        .distinct()
    )
    spans = [(fiscal_year_of(first), fiscal_year_of(last)) for first, last in rows]
    return sorted({year for first, last in spans for year in range(first, last + 1)}, reverse=True)


def places_of_wards() -> dict[str, int]:
    """The place of each special ward by its name, as their readings go."""
    wards = Organization.objects.special_wards().in_source()
    names = wards.in_reading_order().values_list("name", flat=True)
    return {name: place for place, name in enumerate(names)}
