"""Jobs about people: the letters that they get."""

from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from cms.users.letters import SEND_JOB, write
from cms.users.models import User


@app.task(
    name=SEND_JOB,
    retry=RetryStrategy(max_attempts=8, exponential_wait=6),
    pass_context=True,
)
def send_letter(context: JobContext, kind: str, recipient_id: int, keys: dict[str, Any]) -> None:
    """Send a letter to one person, unless they may no longer sign in or need not be told.

    A second attempt carries the identity of the first, so that a mail server which has taken both
    can tell that they are one.
    """
    recipient = User.objects.filter(pk=recipient_id, is_active=True).first()
    letter = write(kind, recipient, **keys) if recipient else None
    if recipient is None or letter is None:
        return
    host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    EmailMessage(
        " ".join(letter.subject.split()),
        letter.text,
        to=[recipient.email],
        headers={
            "Message-ID": f"<{kind}.{context.job.id}@{host}>",
            "Auto-Submitted": "auto-generated",
        },
    ).send()
