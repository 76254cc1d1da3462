"""Memberships of the pamphlet's list, and the figures that were stated."""

from datetime import date

from wagtail.models import Locale

from home.sample.memory import remember
from home.sample.records import FigureRow
from members.choices import JoinedPrecision
from members.models import Figure, Membership, Organization
from members.services.register_files import member_codes

LISTED = date(2016, 6, 7)
SOURCE = "プロジェクトのパンフレット（2016年6月7日現在の一覧）"
MEMBERS = "memberships:2016-06-07"


def memberships_create(*, before: set[str]) -> int:
    """Enter who was a member on the pamphlet's day: whoever it lists, and the 23 wards."""
    if MEMBERS in before:
        return 0
    register = Organization.objects.filter(locale=Locale.get_default()).standing()
    listed = register.filter(code__in=member_codes()) | register.special_wards()
    created = []
    for organization in listed.exclude(memberships__isnull=False).in_reading_order():
        membership = Membership(
            organization=organization,
            joined_on=LISTED,
            joined_precision=JoinedPrecision.AT_LATEST,
            source=SOURCE,
        )
        membership.full_clean()
        membership.save()
        created.append(membership)
    for membership in created[:1]:  # the log remembers the list by one of them
        remember(membership, MEMBERS)
    return len(created)


def figures_create(*, rows: list[FigureRow], before: set[str]) -> int:
    """Enter the figures that no earlier run has entered."""
    created = 0
    for row in rows:
        name = f"figure:{row.subject}:{row.as_of}"
        if name in before:
            continue
        given = row.model_dump(exclude={"origin"})
        figure = Figure(**given, source=row.origin)
        figure.full_clean()
        figure.save()
        remember(figure, name)
        created += 1
    return created
