"""Writing one organization, from a table or any other door besides the admin's form."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from wagtail.models import Locale

from cms.pages.violations import refusal_of
from members.choices import OrganizationKind
from members.models import Organization, OrganizationAlias
from members.slugs import organization_slug

PREFECTURE = OrganizationKind.PREFECTURE
RELATIONS = {"latest_revision", "locale", "prefecture"}
"""What is set from records in hand, and need not be looked up again."""


@transaction.atomic
def organization_save(
    *, record: Organization | None, values: Mapping[str, Any], by: Any
) -> Organization:
    """Write the values that are given into an organization, or into a new one.

    Args:
        record: the organization; None for a new one.
        values: by the names of its fields; `prefecture` is the prefecture's name, `region` is that
            of its prefecture for everybody but a prefecture, and `aliases` are all its spellings.
        by: who writes.

    Raises:
        ValidationError: with sentences for the editor.
    """
    organization = record or Organization(locale=Locale.get_default())
    fields = dict(values)
    aliases, region = fields.pop("aliases", None), fields.pop("region", None)
    above = fields.pop("prefecture", None)
    for name, value in fields.items():
        if name != "slug" or value:  # an address once given stays
            setattr(organization, name, value)
    if above is not None:
        organization.prefecture = _prefecture(above)
    if region is not None:
        _set_region(organization, region)
    if not organization.slug:
        organization.slug = _free_slug(organization)
    organization.clean_fields(exclude=RELATIONS)
    organization.clean()
    try:
        with transaction.atomic():
            organization.save()
            if aliases is not None:
                _set_aliases(organization, aliases, is_new=record is None)
    except IntegrityError as error:
        raise refusal_of(error) from error
    return organization


@transaction.atomic
def organization_remove(*, record: Organization, by: Any) -> None:
    """Take an organization out of the register again.

    Raises:
        ValidationError: something refers to it.
    """
    try:
        record.delete()
    except ProtectedError as error:
        users = "、".join(sorted({str(row._meta.verbose_name) for row in error.protected_objects}))
        raise ValidationError(
            f"{record.name}は、{users}から参照されているので削除できません。"
        ) from error


def _prefecture(name: str) -> Organization | None:
    if not name:
        return None
    found = Organization.objects.in_source().prefectures().filter(name=name).first()
    if found is None:
        raise ValidationError({"prefecture": f"{name}がまだ登録されていません。"})
    return found


def _set_region(organization: Organization, region: str) -> None:
    above = organization.prefecture
    if organization.kind == PREFECTURE:
        organization.region = region
    elif region and (above is None or above.region != region):
        raise ValidationError(
            {"region": "地方は都道府県から決まります。空にするか、合わせてください。"}
        )


def _free_slug(organization: Organization) -> str:
    above = organization.prefecture.romaji if organization.prefecture else ""
    proposed = organization_slug(organization.romaji, above)
    taken = Organization.objects.filter(locale=organization.locale, slug=proposed).exists()
    return organization_slug(organization.romaji, above, organization.code) if taken else proposed


def _set_aliases(organization: Organization, spellings: tuple[str, ...], *, is_new: bool) -> None:
    rows = () if is_new else organization.aliases.all()
    present = {alias.spelling: alias for alias in rows}
    for spelling in spellings:
        if spelling not in present:
            alias = OrganizationAlias(organization=organization, spelling=spelling)
            alias.clean_fields(exclude={"organization"})
            alias.save()
    gone = [alias.pk for spelling, alias in present.items() if spelling not in spellings]
    if gone:
        OrganizationAlias.objects.filter(pk__in=gone).delete()
