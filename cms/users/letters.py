"""Letters: mails to one person each, written when they leave, so that rights are asked again.

`post` defers a letter in the running transaction. Its writer, registered under the letter's kind
in some app's `letters.py`, gets the recipient and the keys given, and writes; or returns nothing
when there is no longer anything that this person may or need be told.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.urls import reverse
from procrastinate.contrib.django import app

from cms.users.models import User

SEND_JOB: Final = "cms.users.send_letter"

type Key = int | str | None


@dataclass(frozen=True, slots=True)
class Letter:
    """What one person is told, in plain text."""

    subject: str
    text: str


type Writer = Callable[..., Letter | None]

_writers: dict[str, Writer] = {}


def writes(kind: str) -> Callable[[Writer], Writer]:
    """Register the writer of a kind of letter, such as `review-due`."""

    def register(writer: Writer) -> Writer:
        _writers[kind] = writer
        return writer

    return register


def post(kind: str, *, to: User, **keys: Key) -> None:
    """Have a letter sent when the running transaction is committed, and only then.

    Args:
        kind: under which its writer is registered.
        to: its only recipient.
        **keys: what the writer needs to find what it writes about.

    Raises:
        KeyError: nobody writes letters of this kind.
    """
    _ = _writers[kind]
    app.configure_task(SEND_JOB).defer(kind=kind, recipient_id=to.pk, keys=dict(keys))


def write(kind: str, recipient: User, **keys: Key) -> Letter | None:
    return _writers[kind](recipient, **keys)


def admin_address(name: str, *arguments: int) -> str:
    """The whole address of a screen of the admin, for the text of a letter."""
    base: str = settings.WAGTAILADMIN_BASE_URL
    return base.rstrip("/") + reverse(name, args=arguments)
