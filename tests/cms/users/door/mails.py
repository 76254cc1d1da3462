"""Reading what the worker would send."""

import re

from django.core import mail

from cms.users.models import OutgoingLetter
from cms.users.sending import letter_send


def deliver() -> None:
    for key in OutgoingLetter.objects.waiting().order_by("pk").values_list("pk", flat=True):
        letter_send(letter_id=key)


def last_mail(to: str) -> str:
    """The text of the newest mail to an address, after everything that waits was sent."""
    deliver()
    texts = [str(each.body) for each in mail.outbox if each.to == [to]]
    return texts[-1]


def code_in(text: str) -> str:
    found = re.search(r"^[2-9A-Z]{4}-[2-9A-Z]{4}$", text, re.MULTILINE)
    assert found is not None, text
    return found[0]


def link_in(text: str) -> str:
    """The path of the link, which stands alone on its line."""
    found = re.search(r"^http://testserver(/\S+)$", text, re.MULTILINE)
    assert found is not None, text
    assert len(found[0]) < 200
    return found[1]
