"""Bodies of the content that have no local government code, and names of all others."""

from wagtail.models import Locale, ReferenceIndex

from home.sample.memory import remember
from home.sample.records import OrganizationEntry
from members.choices import MUNICIPALITIES
from members.models import Constituent, Organization


def organizations_create(*, entries: list[OrganizationEntry], before: set[str]) -> int:
    """Enter the bodies that no earlier run has entered; returns how many."""
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


def constituents_create(*, entries: list[OrganizationEntry], before: set[str]) -> int:
    """Derive who belongs to each association from the register; returns how many were entered."""
    register = Organization.objects.filter(locale=Locale.get_default()).standing()
    created = 0
    for entry in entries:
        name = f"constituents:{entry.name}"
        association = register.filter(kind=entry.kind, name=entry.name).first()
        if not entry.constituents or name in before or association is None:
            continue
        belonging = register.of_kind(*entry.constituents).filter(prefecture=association.prefecture)
        rows = [Constituent(association=association, organization=one) for one in belonging]
        created += len(Constituent.objects.bulk_create(rows))
        ReferenceIndex.create_or_update_for_object(association)
        remember(association, name, "wagtail.edit")
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
