"""A real mail server on this machine, which can be told to refuse or to kill."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any, Literal

from aiosmtpd.controller import Controller

HOST = "127.0.0.1"

type Moment = Literal["MAIL", "DATA", "AFTER"]


@dataclass
class Catcher:
    """Keeps what it takes; `at` is told of every mail before, when and after it is taken."""

    at: Callable[[Moment], None] = lambda _: None
    refusal: str = ""
    taken: list[tuple[list[str], EmailMessage]] = field(default_factory=list)
    port: int = 0

    def __post_init__(self) -> None:
        self.changed = threading.Condition()

    async def handle_MAIL(  # noqa: N802  # the name is the server's
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        self.at("MAIL")
        if self.refusal:
            return self.refusal
        envelope.mail_from = address
        return "250 OK"

    async def handle_DATA(  # noqa: N802  # the name is the server's
        self, server: Any, session: Any, envelope: Any
    ) -> str:
        message = message_from_bytes(envelope.content, policy=default)
        assert isinstance(message, EmailMessage)
        with self.changed:
            self.taken.append((list(envelope.rcpt_tos), message))
            self.changed.notify_all()
        self.at("DATA")
        server.loop.call_soon(self.at, "AFTER")
        return "250 OK"


@contextmanager
def mail_server(catcher: Catcher) -> Iterator[Catcher]:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        catcher.port = probe.getsockname()[1]
    controller = Controller(catcher, hostname=HOST, port=catcher.port)
    controller.start()
    try:
        yield catcher
    finally:
        controller.stop()
