"""People to sign in as on a developer's machine. Their passwords are no secret."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group


@dataclass(frozen=True, slots=True)
class SignIn:
    """One person, and the Wagtail group whose rights they have."""

    email: str
    password: str
    name: str
    group: str | None


SIGN_INS = (
    SignIn("admin@example.jp", "renkei-admin", "管理者", "管理者"),
    SignIn("editor@example.jp", "renkei-editor", "編集者", "編集者"),
    SignIn("approver@example.jp", "renkei-approver", "承認者", "承認者"),
)


def create_sign_ins() -> None:
    """Create those who are missing; whoever is there keeps what was changed."""
    users = get_user_model().objects
    for person in SIGN_INS:
        if users.filter(email__iexact=person.email).exists():
            continue
        create = users.create_user if person.group else users.create_superuser
        user = create(person.email, person.password, last_name=person.name)
        if person.group:
            user.groups.add(Group.objects.get(name=person.group))
