"""An administrator of the desk cannot make superusers, nor change or delete one."""

from typing import Any

import pytest
from django.urls import reverse

from cms.users.models import User
from cms.users.superusers import ABOVE
from tests.factories.people import administrator, desk_of, editor

pytestmark = pytest.mark.django_db


def form(user: User, **fields: Any) -> dict[str, Any]:
    shown = {"email": user.email, "first_name": "次郎", "last_name": "架空", "is_active": "on"}
    return {**shown, "groups": [group.pk for group in user.groups.all()], **fields}


def post(address: str, posted: dict[str, Any]) -> Any:
    return desk_of(administrator()).post(address, posted, follow=True)


@pytest.fixture
def root() -> User:
    return User.objects.create_superuser("root@example.jp", "kaku-no-aikotoba")


def test_an_administrator_changes_an_editor_without_raising_her() -> None:
    address = reverse("wagtailusers_users:edit", args=[editor().pk])
    post(address, form(editor()))
    assert editor().first_name == "次郎"
    response = post(address, form(editor(), is_superuser="on"))
    assert ABOVE in response.content.decode()
    assert not editor().is_superuser


def test_an_administrator_makes_no_superuser() -> None:
    new = User(email="new@example.jp")
    words = {"password1": "kaku-no-aikotoba", "password2": "kaku-no-aikotoba"}
    address = reverse("wagtailusers_users:add")
    posted = {**form(editor()), **words, "email": new.email}
    post(address, {**posted, "is_superuser": "on"})
    assert not User.objects.filter(email=new.email).exists()
    post(address, posted)
    assert User.objects.filter(email=new.email, is_superuser=False).exists()


def test_an_administrator_does_not_change_the_password_of_a_superuser(root: User) -> None:
    words = {"password1": "another-aikotoba", "password2": "another-aikotoba"}
    response = post(reverse("wagtailusers_users:edit", args=[root.pk]), form(root, **words))
    assert ABOVE in response.content.decode()
    root.refresh_from_db()
    assert root.check_password("kaku-no-aikotoba")


def test_an_administrator_takes_no_superuser_away(root: User) -> None:
    post(reverse("wagtailusers_users:delete", args=[root.pk]), {})
    for action in ("delete", "set_active_state"):
        address = reverse("wagtail_bulk_action", args=["users", "user", action])
        post(f"{address}?id={root.pk}", {"mark_as_active": "False"})
    root.refresh_from_db()
    assert root.is_active
