"""Sending one letter: twice only where a worker was killed between sending it and noting that.

The row of the letter is locked while it is sent, so a second worker waits and then finds it sent.
"""

import logging
from typing import Final

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from cms.users.choices import LetterState
from cms.users.letters import send_soon, write
from cms.users.models import OutgoingLetter, User
from cms.users.release import may_leave

PAUSES: Final = (10, 60, 5 * 60, 30 * 60, 2 * 3600, 6 * 3600, 24 * 3600)
"""Seconds until each further attempt: a mail server that is away for a day is waited for."""

ATTEMPTS: Final = len(PAUSES) + 1

WORKER_DIED: Final = "送信の途中で処理が何度も止まりました。"

logger = logging.getLogger(__name__)


class NotSentError(Exception):
    """A letter did not leave and is to be tried again."""


def letter_send(*, letter_id: int) -> None:
    """Send a letter that waits, unless its recipient need not be told any more.

    Raises:
        NotSentError: the mail server did not take it; there are attempts left.
    """
    if not may_leave() or not _begin(letter_id):
        return
    try:
        with transaction.atomic():
            _send(letter_id)
    except Exception as error:  # whatever it was, the letter must not be lost over it
        if _note(letter_id, error):
            raise NotSentError from error


@transaction.atomic
def letter_resend(*, letter: OutgoingLetter) -> bool:
    """Try a letter again that was given up; the answer is whether it was."""
    renewed = OutgoingLetter.objects.given_up().filter(pk=letter.pk)
    if not renewed.update(state=LetterState.WAITING, attempts=0):
        return False
    send_soon(letter.pk)
    return True


def _begin(letter_id: int) -> bool:
    """Count the attempt before it is made, so that those count that took the worker with them."""
    waiting = OutgoingLetter.objects.waiting().filter(pk=letter_id)
    now = timezone.now()
    if waiting.filter(attempts__lt=ATTEMPTS).update(attempts=F("attempts") + 1, tried_at=now):
        return True
    waiting.update(state=LetterState.GIVEN_UP, trouble=WORKER_DIED)
    return False


def _send(letter_id: int) -> None:
    waiting = OutgoingLetter.objects.waiting().select_for_update()
    letter = waiting.filter(pk=letter_id).first()
    if letter is None:
        return  # another worker was quicker
    recipient = _recipient(letter)
    written = write(letter.kind, recipient, **letter.keys) if recipient else None
    if recipient is None or written is None:
        letter.state = LetterState.DROPPED
    else:
        EmailMessage(
            " ".join(written.subject.split()),
            written.text,
            to=[recipient.email if isinstance(recipient, User) else recipient],
            headers={"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated"},
        ).send()
        letter.state, letter.sent_at, letter.trouble = LetterState.SENT, timezone.now(), ""
    letter.save(update_fields=["state", "sent_at", "trouble"])


def _recipient(letter: OutgoingLetter) -> User | str | None:
    if letter.recipient is None:
        return letter.address
    return letter.recipient if letter.recipient.is_active else None


def _note(letter_id: int, error: Exception) -> bool:
    """Keep what went wrong; the answer is whether there are attempts left."""
    logger.warning("Letter %s did not leave: %s", letter_id, error)
    waiting = OutgoingLetter.objects.waiting().filter(pk=letter_id)
    trouble = f"{type(error).__name__}: {error}"[:1000]
    if waiting.filter(attempts__lt=ATTEMPTS).update(trouble=trouble):
        return True
    waiting.update(trouble=trouble, state=LetterState.GIVEN_UP)
    return False
