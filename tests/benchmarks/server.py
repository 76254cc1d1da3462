"""The server under load, granian with two workers, and what it and PostgreSQL use."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import psutil  # type: ignore[import-untyped]  # ships no types

from tests.benchmarks.environment import FOLDER, HOST
from tests.benchmarks.load import fetch

WORKERS = 2
PATIENCE = 120.0  # seconds
SMALL = "/api/v1/site"
COMMAND = (
    *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", HOST),
    *("--workers", str(WORKERS), "--blocking-threads", "1", "--log-level", "error"),
    *("--workers-kill-timeout", "3"),
)


@dataclass(frozen=True, slots=True)
class Spent:
    """CPU time in seconds."""

    web: float
    database: float

    def since(self, other: "Spent") -> "Spent":
        return Spent(self.web - other.web, self.database - other.database)


class Server:
    """One running server."""

    def __init__(self, process: int, port: int, postmaster: int, seconds: float) -> None:
        self.port = port
        self.seconds_to_start = seconds
        self._process = psutil.Process(process)
        self._postmaster = psutil.Process(postmaster)

    def spent(self) -> Spent:
        """CPU time since the start, of the workers and of PostgreSQL."""
        return Spent(_cpu(self._process), _cpu(self._postmaster))

    def settle(self) -> None:
        """Wait until the requests are done with that nobody waits for any more.

        Each worker has one thread and answers in turn, so its next answer comes after those.
        """
        self.fill(SMALL)

    def fill(self, path: str) -> None:
        """Let each worker answer once, so that each has kept what it keeps."""
        seen: set[str | None] = set()
        while len(seen) < WORKERS:
            seen.add(fetch(self.port, path, Renkei_Worker="1").headers["Renkei-Worker"])

    def memory(self) -> list[float]:
        """Resident memory of each worker in MB."""
        return [worker.memory_info().rss / 1e6 for worker in self._process.children()]


@contextmanager
def running(postmaster: int, variables: Mapping[str, str]) -> Iterator[Server]:
    """Start a server that ends with the block.

    Raises:
        RuntimeError: it ended by itself, or does not answer.
    """
    port = _free_port()
    began = time.monotonic()
    with (FOLDER / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [*COMMAND, "--port", str(port), "cms.wsgi:application"],
            env=os.environ | variables,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            process_group=0,
        )
    try:
        _wait(process, port)
        yield Server(process.pid, port, postmaster, time.monotonic() - began)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            process.wait()


def _wait(process: "subprocess.Popen[bytes]", port: int) -> None:
    end = time.monotonic() + PATIENCE
    seen: set[str] = set()
    while len(seen) < WORKERS:
        if process.poll() is not None or time.monotonic() > end:
            raise RuntimeError(f"No server: {(FOLDER / 'server.log').read_text()[-2000:]}")
        try:
            seen.add(fetch(port, SMALL, Renkei_Worker="1").headers["Renkei-Worker"])
        except OSError:
            time.sleep(0.05)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _cpu(process: psutil.Process) -> float:
    """Of a process, its living children, and those that have ended."""
    own = process.cpu_times()
    total: float = own.user + own.system + own.children_user + own.children_system
    for child in process.children(recursive=True):
        try:
            times = child.cpu_times()
        except psutil.NoSuchProcess:
            continue
        total += times.user + times.system
    return total
