"""Requests exactly as they are written, which no client has tidied, escaped or refused to send."""

import socket
from dataclasses import dataclass
from http.client import HTTPResponse
from urllib.parse import unquote

from tests.fixtures.live_site import LiveSite


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def location(self) -> str:
        """Where a redirect leads, as readable text."""
        return unquote(self.headers["location"])


def send(site: LiveSite, target: str | bytes, method: str = "GET") -> Answer:
    """Ask for a target that goes over the wire as it is, in UTF-8."""
    if isinstance(target, str):
        target = target.encode()
    host = f"localhost:{site.port}"
    lines = (
        method.encode() + b" " + target + b" HTTP/1.1",
        f"Host: {host}".encode(),
        b"Connection: close",
    )
    with socket.create_connection(("localhost", site.port), timeout=30) as connection:
        connection.sendall(b"\r\n".join(lines) + b"\r\n\r\n")
        with HTTPResponse(connection, method=method) as response:
            response.begin()
            headers = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, headers, response.read())
