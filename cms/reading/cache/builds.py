"""One build per address and process at a time, however many ask for it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Builds:
    """A lock for each address that is being built right now."""

    PATIENCE = 10.0  # seconds after which a waiting reader builds for itself

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: dict[str, tuple[threading.Lock, int]] = {}

    @contextmanager
    def alone(self, address: str) -> Iterator[bool]:
        """Wait until nobody else builds this address; yields whether there was a wait."""
        with self._lock:
            lock, waiting = self._running.get(address, (threading.Lock(), 0))
            self._running[address] = (lock, waiting + 1)
        waited = not lock.acquire(blocking=False)
        has_lock = not waited or lock.acquire(timeout=self.PATIENCE)
        try:
            yield waited
        finally:
            if has_lock:
                lock.release()
            with self._lock:
                lock, waiting = self._running.pop(address)
                if waiting > 1:
                    self._running[address] = (lock, waiting - 1)
