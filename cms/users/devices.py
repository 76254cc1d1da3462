"""Knowing a device again by a signed cookie, and telling its owner when a new one signs in."""

from typing import Any, Final

from allauth.account.signals import user_logged_in
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format

from cms.users.account_letters import NEW_DEVICE
from cms.users.letters import post
from cms.users.models import AccountEvent, User

COOKIE: Final = "device"
SALT: Final = "cms.users.devices"
KEPT: Final = 400 * 24 * 3600  # seconds; browsers keep no cookie longer
PEOPLE: Final = 5
"""How many accounts one browser remembers."""

BROWSERS: Final = (
    ("Edg/", "Edge"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS: Final = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
    ("Mac OS X", "Mac"), ("Linux", "Linux"),
)  # fmt: skip


def connect() -> None:
    user_logged_in.connect(_signed_in, dispatch_uid="users.devices")


def described(agent: str) -> str:
    """A device in words: 「WindowsのEdge」."""
    system = next((name for sign, name in SYSTEMS if sign in agent), "")
    browser = next((name for sign, name in BROWSERS if sign in agent), "")
    return f"{system}の{browser}" if system and browser else browser or system or "不明な端末"


def _signed_in(request: HttpRequest, response: HttpResponse, user: User, **kwargs: Any) -> None:
    known = _known(request)
    # The sign-in itself is kept already; before the first one there was no other device.
    has_history = AccountEvent.objects.filter(person_key=user.pk, kind="signed_in")[1:2].exists()
    if user.pk not in known and has_history:
        moment = date_format(timezone.localtime(), "Y年n月j日 H:i")
        post(
            NEW_DEVICE, to=user, at=moment, device=described(request.headers.get("User-Agent", ""))
        )
    people = [user.pk, *(each for each in known if each != user.pk)][:PEOPLE]
    response.set_cookie(
        COOKIE,
        signing.dumps(people, salt=SALT),
        max_age=KEPT,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def _known(request: HttpRequest) -> list[int]:
    try:
        known: list[int] = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        return []
    return known
