"""The load: wrk with one thread and eight connections, or a small client where there is no wrk."""

import http.client
import json
import shutil
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from email.message import Message
from itertools import cycle
from pathlib import Path

from tests.benchmarks.environment import HOST
from tests.benchmarks.targets import Target

CONNECTIONS = 8
SCRIPT = Path(__file__).with_name("load.lua")
SECURE = {"Host": HOST, "X-Forwarded-Proto": "https"}


@dataclass(frozen=True, slots=True)
class Measured:
    """What some seconds of load came to; percentiles in milliseconds."""

    requests: int
    failed: int
    seconds: float
    p50: float
    p99: float

    @property
    def rate(self) -> float:
        """Requests per second."""
        return self.requests / self.seconds


class Load:
    """One target's requests, ready to be sent again and again."""

    def __init__(self, target: Target, port: int) -> None:
        self.port = port
        self.requests = [(path, self._headers(target, path)) for path in target.paths]
        lines = ["\t".join(_flat(path, headers)) + "\t\n" for path, headers in self.requests]
        self._file = tempfile.NamedTemporaryFile("w", suffix=".txt")  # noqa: SIM115  # lives as long as this object
        self._file.writelines(lines)
        self._file.flush()

    def run(self, seconds: float) -> Measured:
        """Send requests for a while over connections that stay open.

        Raises:
            RuntimeError: some were not answered with 200 or 304.
        """
        command = self.command(seconds)
        measured = self._client(seconds) if command is None else _wrk(command)
        if measured.failed:
            raise RuntimeError(f"{measured.failed} requests failed: {self.requests[0][0]}")
        return measured

    def command(self, seconds: float) -> list[str] | None:
        """What to run for this load, if wrk is installed."""
        if shutil.which("wrk") is None:
            return None
        whole = max(1, round(seconds))
        options = ["-t1", f"-c{CONNECTIONS}", f"-d{whole}s", "--timeout", "30s", "-s", str(SCRIPT)]
        return ["wrk", *options, f"http://{HOST}:{self.port}/", "--", self._file.name]

    def _client(self, seconds: float) -> Measured:
        took: list[float] = []
        failed: list[int] = []
        end = time.monotonic() + seconds
        threads = [
            threading.Thread(target=self._send, args=(start, end, took, failed))
            for start in range(CONNECTIONS)
        ]
        began = time.monotonic()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        parts = statistics.quantiles([*took, *took], n=100)
        return Measured(
            len(took), len(failed), time.monotonic() - began, 1e3 * parts[49], 1e3 * parts[98]
        )

    def _send(self, start: int, end: float, took: list[float], failed: list[int]) -> None:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=30)
        place = start * len(self.requests) // CONNECTIONS
        for path, headers in cycle(self.requests[place:] + self.requests[:place]):
            began = time.monotonic()
            if began >= end:
                break
            connection.request("GET", path, headers=headers)
            response = connection.getresponse()
            response.read()
            took.append(time.monotonic() - began)
            if response.status not in {200, 304}:
                failed.append(response.status)
        connection.close()

    def _headers(self, target: Target, path: str) -> dict[str, str]:
        headers = dict(SECURE)
        if target.is_cold:
            headers["Renkei-Cold"] = "1"
        if target.asks_if_changed:
            headers["If-None-Match"] = fetch(self.port, path).headers["ETag"]
        return headers


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer over a connection of its own."""

    status: int
    headers: Message
    body: bytes


def fetch(port: int, path: str, **headers: str) -> Answer:
    """Ask once, over a new connection."""
    connection = http.client.HTTPConnection(HOST, port, timeout=30)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET", path, headers=SECURE | named | {"Connection": "close"})
    response = connection.getresponse()
    answer = Answer(response.status, response.headers, response.read())
    connection.close()
    return answer


def _wrk(command: list[str]) -> Measured:
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return Measured(**json.loads(done.stdout.strip().splitlines()[-1]))


def _flat(path: str, headers: dict[str, str]) -> Iterable[str]:
    yield path
    for name, value in headers.items():
        yield from (name, value)
