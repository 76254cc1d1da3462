"""A Redis of our own for the few rows that need one: on a socket, without a disk."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.benchmarks.environment import FOLDER


@contextmanager
def redis_running() -> Iterator[str]:
    """Start it; yields its `CACHE_URL`."""
    socket = FOLDER / "redis.sock"
    options = ["--port", "0", "--unixsocket", str(socket), "--save", "", "--appendonly", "no"]
    process = subprocess.Popen(["redis-server", *options], stdout=subprocess.DEVNULL)
    try:
        while process.poll() is None and not socket.exists():
            time.sleep(0.05)
        yield f"unix://{socket}"
    finally:
        process.terminate()
        process.wait()
