"""Letters: mails to one person each, written when they leave, so that rights are asked again.

`post` records a letter in the running transaction. Its writer, registered under the letter's kind
in some app's `letters.py`, gets the recipient and the keys given, and writes; or returns nothing
when there is no longer anything that this person may or need be told.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.urls import reverse
from procrastinate.contrib.django import app

from cms.users.models import OutgoingLetter, User

SEND_JOB: Final = "cms.users.send_letter"

type Key = int | str | None


@dataclass(frozen=True, slots=True)
class Letter:
    """What one person is told, in plain text."""

    subject: str
    text: str


type Writer = Callable[..., Letter | None]

_writers: dict[str, Writer] = {}
_titles: dict[str, str] = {}
_urgent: set[str] = set()

BEHIND: Final = -10
"""Ten thousand reminders must not keep back a page that goes live, or a code that is waited for."""


def writes(kind: str, title: str, *, is_urgent: bool = False) -> Callable[[Writer], Writer]:
    """Register the writer of a kind of letter, such as `review-due`.

    Args:
        kind: what stands in the record of each letter.
        title: what the secretariat calls it.
        is_urgent: whether somebody sits and waits for it.
    """

    def register(writer: Writer) -> Writer:
        _writers[kind] = writer
        _titles[kind] = title
        if is_urgent:
            _urgent.add(kind)
        return writer

    return register


def title_of(kind: str) -> str:
    """What the secretariat calls a kind of letter, even if nobody writes it any more."""
    return _titles.get(kind, kind)


def post(kind: str, *, to: User | str, **keys: Key) -> OutgoingLetter:
    """Have a letter sent when the running transaction is committed, and only then.

    Args:
        kind: under which its writer is registered.
        to: its only recipient; a mail address where it may be nobody's account.
        **keys: what the writer needs to find what it writes about.

    Raises:
        KeyError: nobody writes letters of this kind.
    """
    _ = _writers[kind]
    person, address = (to, "") if isinstance(to, User) else (None, to)
    letter = OutgoingLetter.objects.create(
        kind=kind, recipient=person, address=address, keys=dict(keys)
    )
    send_soon(letter.pk, is_urgent=kind in _urgent)
    return letter


def send_soon(letter_id: int, *, is_urgent: bool = False) -> None:
    """Wake the worker for a letter; it sends what still waits, and nothing twice."""
    priority = 0 if is_urgent else BEHIND
    app.configure_task(SEND_JOB, priority=priority).defer(letter_id=letter_id)


def write(kind: str, recipient: User | str, **keys: Key) -> Letter | None:
    return _writers[kind](recipient, **keys)


def admin_address(name: str, *arguments: int) -> str:
    """The whole address of a screen of the admin, for the text of a letter."""
    return site_address(reverse(name, args=arguments))


def site_address(path: str) -> str:
    """The whole address of a path of this site, for the text of a letter."""
    base: str = settings.WAGTAILADMIN_BASE_URL
    return base.rstrip("/") + path
