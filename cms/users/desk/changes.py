"""Keeping what the admin's form of a person changed, by whom."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest

from cms.users.choices import EventKind
from cms.users.events import event_record
from cms.users.models import User

BEFORE = "person_before"


def remember_before(request: HttpRequest, user: User) -> None:
    if request.method == "POST":
        setattr(request, BEFORE, _state(user))


def note_maker(request: HttpRequest, user: User) -> None:
    said = "、".join(f"{name}: {value}" for name, value in _state(user).items() if name != PASSWORD)
    _keep(request, EventKind.MADE, user, said)


def note_changes(request: HttpRequest, user: User) -> None:
    before, after = getattr(request, BEFORE, {}), _state(User.objects.get(pk=user.pk))
    changed = [name for name, value in after.items() if before.get(name) != value]
    said = [
        "パスワード" if name == PASSWORD else f"{name}: {before.get(name)} → {after[name]}"
        for name in changed
    ]
    if said:
        _keep(request, EventKind.CHANGED, user, "、".join(said))


def note_removal(request: HttpRequest, people: Iterable[User]) -> None:
    for person in people:
        _keep(request, EventKind.REMOVED, person, "")


def note_bulk(request: HttpRequest, action: str, objects: Iterable[Any]) -> None:
    """An action on people who were ticked in the list."""
    for person in objects:
        if isinstance(person, User):
            kind = EventKind.REMOVED if action == "delete" else EventKind.CHANGED
            _keep(request, kind, person, BULK.get(action, action))


BULK = {"assign_role": "グループに加えた", "set_active_state": "使えるかどうか", "delete": ""}
PASSWORD = "password"  # noqa: S105  # the name of a column


def _state(user: User) -> dict[str, Any]:
    return {
        PASSWORD: user.password,
        "メールアドレス": user.email,
        "使える": "はい" if user.is_active else "いいえ",
        "すべての権限": "あり" if user.is_superuser else "なし",
        "グループ": "・".join(sorted(user.groups.values_list("name", flat=True))) or "なし",
    }


def _keep(request: HttpRequest, kind: EventKind, person: User, said: str) -> None:
    by = request.user.email if isinstance(request.user, User) else ""
    event_record(kind=kind, person=person, request=request, note=said, by=by)
