"""Where answers are kept: in the memory of each process, and in Redis behind it if there is one."""

import hashlib
import logging
import pickle
import threading
import time
from collections import OrderedDict
from functools import cache

from django.conf import settings
from django.core.cache import caches
from django.core.cache.backends.redis import RedisCache
from django.utils.autoreload import file_changed

from cms.reading.cache.entries import Entry

logger = logging.getLogger(__name__)


class Memory:
    """The memory of this process, bounded in bytes; the least recently used entry goes first.

    One entry per address; a later version takes the place of an earlier one.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.used = 0
        self._entries: OrderedDict[str, tuple[Entry, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, address: str, version: int | None = None) -> Entry | None:
        """The entry of an address, of this version if one is named."""
        with self._lock:
            found = self._entries.get(address)
            if found is None or (version is not None and found[0].version != version):
                return None
            self._entries.move_to_end(address)
            return found[0]

    def put(self, entry: Entry) -> None:
        """Keep an entry, or weigh it again after one more encoding was added to it."""
        with self._lock:
            self._drop(entry.address)
            if entry.size <= self.limit // 4:
                self._entries[entry.address] = (entry, entry.size)
                self.used += entry.size
            while self.used > self.limit:
                self._drop(next(iter(self._entries)))

    def clear(self) -> None:
        with self._lock:
            self._entries.clear()
            self.used = 0

    def clear_when_files_change(self) -> None:
        """For the development server, which reads changed templates without a restart."""
        file_changed.connect(self._on_file_changed)

    def _on_file_changed(self, **kwargs: object) -> None:
        self.clear()

    def _drop(self, address: str) -> None:
        found = self._entries.pop(address, None)
        if found is not None:
            self.used -= found[1]


class Shared(Memory):
    """Memory with Redis behind it, which all processes of the same build fill together.

    The version comes from PostgreSQL in any case, so what a process remembers is as safe as what
    Redis holds. While Redis cannot be reached, each process helps itself.
    """

    LIFETIME = 7 * 24 * 3600  # seconds
    PAUSE = 5.0  # seconds until Redis is tried again

    def __init__(self, limit: int, build: str) -> None:
        super().__init__(limit)
        self._cache = caches["default"]
        self._prefix = f"reading:{build}:"
        self._retry_at = 0.0

    def get(self, address: str, version: int | None = None) -> Entry | None:
        found = super().get(address, version)
        if found is not None or time.monotonic() < self._retry_at:
            return found
        try:
            stored: bytes | None = self._cache.get(self._prefix + address)
        except Exception:  # noqa: BLE001  # whatever the client raises, readers are served
            self._give_up()
            return None
        entry: Entry | None = pickle.loads(stored) if stored else None  # noqa: S301  # our own bytes
        if entry is None or (version is not None and entry.version != version):
            return None
        super().put(entry)
        return entry

    def put(self, entry: Entry) -> None:
        super().put(entry)
        if time.monotonic() < self._retry_at:
            return
        try:
            self._cache.set(self._prefix + entry.address, pickle.dumps(entry), self.LIFETIME)
        except Exception:  # noqa: BLE001  # as above
            self._give_up()

    def _give_up(self) -> None:
        logger.warning("The shared cache cannot be reached.", exc_info=True)
        self._retry_at = time.monotonic() + self.PAUSE


def make_store() -> Memory:
    """Memory alone, or with Redis behind it if `CACHE_URL` names one."""
    if isinstance(caches["default"], RedisCache):
        store: Memory = Shared(settings.PUBLIC_CACHE_BYTES, build_id())
    else:
        store = Memory(settings.PUBLIC_CACHE_BYTES)
    if settings.DEBUG:
        store.clear_when_files_change()
    return store


@cache
def build_id() -> str:
    """What tells this release from others: a digest of its code and templates."""
    digest = hashlib.blake2b(digest_size=8)
    for folder in ("cms", "home", "members", "news", "templates"):
        for path in sorted((settings.BASE_DIR / folder).rglob("*")):
            if path.suffix in {".html", ".json", ".py"}:
                digest.update(path.read_bytes())
    return digest.hexdigest()
