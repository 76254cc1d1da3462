"""What happens to organizations: a new name or kind, and the merger of several into one."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from members.models import EarlierIdentity, Organization, Succession
from members.succession import leads_back

TOLD = ("kind", "code", "name", "kana", "romaji", "slug", "county")
"""What makes up an identity."""


@transaction.atomic
def organization_change(
    *, organization: Organization, changed_on: date, **identity: Any
) -> Organization:
    """Let an organization be called, counted or coded otherwise from a day on; it stays the same.

    Args:
        organization: the body in hand; locked and read anew.
        changed_on: the first day of what is new.
        **identity: what is new among kind, code, name, kana, romaji, slug and county. A slug that
            changes leaves a redirect; without one the address stays.

    Raises:
        ValidationError: the result would not be valid, or another change is known of a later day.
    """
    row = Organization.objects.select_for_update().get(pk=organization.pk)
    if row.earlier_identities.filter(changed_on__gte=changed_on).exists():
        raise ValidationError("この日かそれより後の変更が、すでに記録されています。")
    before = {name: getattr(row, name) for name in TOLD}
    if identity.get("slug", row.slug) == row.slug:
        before["slug"] = ""
    earlier = EarlierIdentity(organization=row, changed_on=changed_on, **before)
    for name, value in identity.items():
        setattr(row, name, value)
    row.full_clean()
    earlier.full_clean()
    row.save()
    earlier.save()
    return row


@transaction.atomic
def organizations_merge(
    *, predecessors: Sequence[Organization], successor: Organization, merged_on: date
) -> None:
    """Dissolve bodies on a day on which another one takes over from all of them.

    Raises:
        ValidationError: one of them is the successor, or was dissolved before, or the successor
            itself leads back to one of them.
    """
    for one in predecessors:
        row = Organization.objects.select_for_update().get(pk=one.pk)
        if row.pk == successor.pk:
            raise ValidationError(f"{row.name}は引き継ぐ団体なので、廃止できません。")
        if row.dissolved_on is not None:
            raise ValidationError(f"{row.name}はすでに廃止されています。")
        if leads_back(row, [successor]):
            raise ValidationError(f"引き継いだ団体をたどると、{row.name}に戻ってしまいます。")
        row.dissolved_on = merged_on
        row.full_clean()
        row.save()
        Succession.objects.create(predecessor=row, successor=successor)
