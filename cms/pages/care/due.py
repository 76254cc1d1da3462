"""Which pages a person has to look at again."""

import datetime
from typing import Any

from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.pages.models.care import PageCare


def due_for(user: Any, today: datetime.date) -> list[PageCare]:
    """Pages past their review date that are a person's to review, the longest overdue first.

    A page whose keeper has left is the concern of everybody who may publish it.
    """
    return [care for care in all_due(today) if concerns(care, user)]


def all_due(today: datetime.date) -> list[PageCare]:
    return list(PageCare.objects.due(today).select_related("page__owner", "keeper"))


def concerns(care: PageCare, user: Any) -> bool:
    person = care.in_charge
    may = care.page.permissions_for_user(user)
    if person is None:
        return bool(may.can_publish())
    return bool(person == user and may.can_edit())


def people_for(care: PageCare) -> list[Any]:
    """Who is told by mail that a page is due."""
    if care.in_charge is not None:
        people = [care.in_charge]
    else:
        policy = PagePermissionPolicy()
        people = list(policy.users_with_any_permission({"publish"}, include_superusers=False))
    return [person for person in people if person.is_active and concerns(care, person)]
