"""Bodies of the content that have no local government code, and names of all others."""

from wagtail.models import Locale

from home.sample.memory import remember
from home.sample.records import OrganizationEntry
from members.choices import MUNICIPALITIES
from members.models import Organization


def organizations_create(*, entries: list[OrganizationEntry], before: set[str]) -> int:
    """Enter the associations that no earlier run has entered; returns how many."""
    locale = Locale.get_default()
    known = Organization.objects.filter(locale=locale)
    present = set(known.values_list("name", flat=True))
    prefectures = {row.name: row for row in known.prefectures()}
    created = 0
    for entry in entries:
        name = f"organization:{entry.name}"
        if name in before or entry.name in present:
            continue
        organization = Organization(
            locale=locale,
            kind=entry.kind,
            name=entry.name,
            kana=entry.kana,
            romaji=entry.romaji,
            prefecture=prefectures[entry.prefecture],
        )
        organization.full_clean()
        organization.save()
        remember(organization, name)
        created += 1
    return created


def organizations_by_name() -> dict[str, int]:
    """Primary keys by name; a municipality's is preceded by its prefecture, as 25 names repeat."""
    rows = Organization.objects.filter(locale=Locale.get_default()).values_list(
        "pk", "kind", "name", "prefecture__name"
    )
    return {
        (f"{prefecture}{name}" if kind in MUNICIPALITIES else name): pk
        for pk, kind, name, prefecture in rows
    }
