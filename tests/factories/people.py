"""People at the desk, in the groups that a migration makes."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.models import GroupPagePermission, Page

from cms.users.models import User

PASSWORD = "kaku-no-aikotoba"


def person(email: str, *groups: str, name: str = "") -> User:
    """Somebody of the groups with these names, made anew or known already."""
    user: User | None = get_user_model().objects.filter(email=email).first()
    if user is None:
        user = get_user_model().objects.create_user(email, PASSWORD, last_name=name)
    user.groups.add(*Group.objects.filter(name__in=groups))
    return user


def editor() -> User:
    return person("editor@example.jp", "編集者", name="編集太郎")


def approver(number: int = 1) -> User:
    return person(f"approver{number}@example.jp", "承認者", name=f"承認花子{number}")


def administrator() -> User:
    return person("administrator@example.jp", "管理者", name="管理次郎")


def section_group(name: str, page: Page, *rights: str) -> Group:
    """A group with rights on one part of the tree only."""
    group, _ = Group.objects.get_or_create(name=name)
    group.permissions.add(
        Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    )
    for right in rights:
        GroupPagePermission.objects.create(
            group=group,
            page=page,
            permission=Permission.objects.get(
                content_type__app_label="wagtailcore", codename=f"{right}_page"
            ),
        )
    return group


def editor_of(page: Page, email: str) -> User:
    """Somebody who may change one part of the tree only."""
    section_group(email, page, "change")
    return person(email, email)


def desk_of(user: User) -> Client:
    """A browser in which the person has signed in."""
    client = Client()
    client.force_login(user)
    return client
