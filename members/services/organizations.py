"""Writing organizations: every door calls these functions."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Locale, ReferenceIndex

from members.choices import OrganizationKind
from members.codes import prefecture_code, prefecture_part
from members.models import Organization, OrganizationAlias
from members.names import name_key
from members.services.register_files import AliasRow, OrganizationRow
from members.slugs import organization_slug

BATCH = 500
GIVEN = tuple(field.name for field in fields(OrganizationRow))
WRITTEN = (*GIVEN, "prefecture_id", "name_key", "sort_key")
"""The address is not among them: once given it stays."""


@dataclass(frozen=True, slots=True)
class LoadResult:
    """How many organizations and spellings a load wrote, and how many were right already."""

    created: int
    updated: int
    unchanged: int
    aliases_created: int


@transaction.atomic
def organizations_load(
    *, rows: Sequence[OrganizationRow], aliases: Sequence[AliasRow] = ()
) -> LoadResult:
    """Bring the register into the database; a second load of the same rows writes nothing.

    Organizations are known by their code, in the source language. What the rows say wins over what
    an editor typed, except that an address once given stays, and that nothing is ever deleted.

    Raises:
        KeyError: the prefecture of a row, or the organization of an alias, is neither among the
            rows nor in the database.
    """
    load = _Load(rows)
    # Prefectures first, since the others point to them.
    for is_prefecture in (True, False):
        load.write(
            row for row in rows if (row.kind == OrganizationKind.PREFECTURE) is is_prefecture
        )
    return LoadResult(
        created=load.created,
        updated=load.updated,
        unchanged=len(rows) - load.created - load.updated,
        aliases_created=_aliases_load(aliases, load.known),
    )


class _Load:
    """One load: the organizations by code, and what was written so far."""

    def __init__(self, rows: Iterable[OrganizationRow]) -> None:
        self.locale = Locale.get_default()
        in_source = Organization.objects.filter(locale=self.locale)
        self.known = {row.code: row for row in in_source.exclude(code="").standing()}
        self.homonyms = Counter((row.romaji, prefecture_part(row.code)) for row in rows)
        self.created = self.updated = 0

    def write(self, rows: Iterable[OrganizationRow]) -> None:
        new, changed = [], []
        for row in rows:
            organization = self.known.get(row.code)
            if organization is None:
                organization = self.known[row.code] = self._begin(row)
                new.append(organization)
                self._fill(organization, row)
            elif self._fill(organization, row):
                changed.append(organization)
        Organization.objects.bulk_create(new, batch_size=BATCH)
        Organization.objects.bulk_update(changed, WRITTEN, batch_size=BATCH)
        _references_create(new)
        for organization in changed:
            ReferenceIndex.create_or_update_for_object(organization)
        self.created += len(new)
        self.updated += len(changed)

    def _begin(self, row: OrganizationRow) -> Organization:
        prefecture = self._prefecture(row)
        several = self.homonyms[row.romaji, prefecture_part(row.code)] > 1
        slug = organization_slug(
            row.romaji, prefecture.romaji if prefecture else "", row.code if several else ""
        )
        return Organization(locale=self.locale, slug=slug)

    def _fill(self, organization: Organization, row: OrganizationRow) -> bool:
        """Write the row into the organization in hand, and say whether that changed it."""
        before = [getattr(organization, name) for name in WRITTEN]
        for name in GIVEN:
            setattr(organization, name, getattr(row, name))
        organization.prefecture = self._prefecture(row)
        organization.derive()
        return before != [getattr(organization, name) for name in WRITTEN]

    def _prefecture(self, row: OrganizationRow) -> Organization | None:
        if row.kind == OrganizationKind.PREFECTURE:
            return None
        return self.known[prefecture_code(prefecture_part(row.code))]


def _references_create(organizations: Iterable[Organization]) -> None:
    """Tell Wagtail who refers to which prefecture, as saving one by one would, but in bulk.

    Its pages for deleting say what is in use, and refuse, by this index alone.
    """
    content_type = ContentType.objects.get_for_model(Organization)
    path = "prefecture"
    ReferenceIndex.objects.bulk_create(
        (
            ReferenceIndex(
                content_type=content_type,
                base_content_type=content_type,
                object_id=str(organization.pk),
                to_content_type=content_type,
                to_object_id=str(organization.prefecture_id),
                model_path=path,
                content_path=path,
                content_path_hash=ReferenceIndex._get_content_path_hash(path),
            )
            for organization in organizations
            if organization.prefecture_id is not None
        ),
        batch_size=BATCH,
        ignore_conflicts=True,
    )


def _aliases_load(rows: Iterable[AliasRow], known: dict[str, Organization]) -> int:
    """Add the spellings that are missing and mend their keys; those of editors stay."""
    present = {
        (alias.organization_id, alias.spelling): alias for alias in OrganizationAlias.objects.all()
    }
    new, changed = [], []
    for row in rows:
        organization, key = known[row.code], name_key(row.spelling)
        alias = present.get((organization.pk, row.spelling))
        if alias is None:
            new.append(OrganizationAlias(organization=organization, spelling=row.spelling, key=key))
        elif alias.key != key:
            alias.key = key
            changed.append(alias)
    OrganizationAlias.objects.bulk_update(changed, ["key"], batch_size=BATCH)
    return len(OrganizationAlias.objects.bulk_create(new, batch_size=BATCH))
