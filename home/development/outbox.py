"""The mails that the development server sent, as files in the outbox."""

from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

SHOWN = 50

# Django's file backend writes this line after each message.
END_OF_MESSAGE = b"\n" + b"-" * 79 + b"\n"


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail as its reader would see it."""

    subject: str
    sender: str
    recipients: str
    date: str
    text: str
    html: str


def newest_mails(folder: Path) -> list[Mail]:
    """The last mails, newest first."""
    files = sorted(folder.glob("*.log"), reverse=True)[:SHOWN]
    return [mail for file in files for mail in reversed(list(_mails(file)))][:SHOWN]


def _mails(file: Path) -> Iterator[Mail]:
    for source in file.read_bytes().split(END_OF_MESSAGE):
        if source.strip():
            message = message_from_bytes(source, policy=default)
            yield Mail(
                subject=str(message["Subject"] or ""),
                sender=str(message["From"] or ""),
                recipients=str(message["To"] or ""),
                date=str(message["Date"] or ""),
                text=_body(message, "plain"),
                html=_body(message, "html"),
            )


def _body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    return part.get_content().rstrip() if part is not None else ""
