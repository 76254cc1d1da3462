"""Where the development server answers, and what is printed about it."""

import socket
import time
from dataclasses import dataclass
from datetime import date
from http.client import HTTPConnection

from django.conf import settings
from django.utils import timezone
from wagtail.models import Site

from home.development.sign_ins import SIGN_INS

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Address:
    """The port of the development server on this machine."""

    port: int

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def is_free(self) -> bool:
        with socket.socket() as probe:
            # Connections that are still closing do not keep the server from starting.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((LOOPBACK, self.port))
            except OSError:
                return False
        return True

    def wait_for_answer(self) -> None:
        """Return once the application itself answers; the port is open before."""
        while True:
            connection = HTTPConnection(LOOPBACK, self.port, timeout=60)
            try:
                connection.request("HEAD", "/admin/login/")
                connection.getresponse()
            except OSError:
                time.sleep(0.1)
            else:
                return
            finally:
                connection.close()

    def name_in_site(self) -> None:
        """Let the links that Wagtail makes lead here."""
        site = Site.objects.filter(is_default_site=True).first()
        if site is not None and (site.hostname, site.port) != ("localhost", self.port):
            site.hostname, site.port = "localhost", self.port
            site.save()


def welcome(address: Address) -> str:
    """What a person needs to know once everything runs."""
    places = (
        ("Site", "/"),
        ("API", "/api/v1/docs"),
        ("Admin", "/admin/"),
        ("Mail outbox", "/development/outbox/"),
        ("Style guide", "/styleguide/"),
    )
    lines = ["", "Renkei runs. Ctrl-C stops it."]
    lines += [f"  {name:<12} {address.url}{path}" for name, path in places]
    lines += ["Sign in to the admin as"]
    lines += [f"  {each.email:<20} {each.password:<16} {each.name}" for each in SIGN_INS]
    lines += [_second_factor()]
    return "\n".join([*lines, ""])


def _second_factor() -> str:
    day = settings.SECOND_FACTOR_FROM
    if timezone.localdate() < date.fromisoformat(day):
        return (
            "No second factor is asked for; SECOND_FACTOR_FROM=2026-01-01 asks as production does."
        )
    groups = "、".join(settings.SECOND_FACTOR_GROUPS)
    return f"{groups} set up a second factor first: codes on paper need no telephone."
