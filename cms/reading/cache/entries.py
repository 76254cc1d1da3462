"""One kept answer: its bytes, plain and compressed, and how long they hold."""

import gzip
import time
from dataclasses import dataclass, field
from datetime import datetime

import brotli  # type: ignore[import-untyped]  # ships no types
from django.http import HttpResponse

from cms.reading.cache.marking import Cacheable
from cms.reading.validators import etag_of
from cms.reading.versions import Version

SMALL = 500  # bytes below which compression gains nothing
COMPRESSIBLE = ("text/", "application/", "image/svg")
# Set anew on each answer, or meant for one reader only.
OWN_HEADERS = frozenset(
    {"cache-control", "content-length", "etag", "expires", "set-cookie", "vary"}
)


@dataclass(slots=True)
class Entry:
    """An answer with status 200. Replaced as a whole when the content has a later version."""

    address: str
    version: int
    valid_until: datetime | None
    shown_until: datetime | None
    """From then on the bytes are not even shown while the database is unreachable."""
    confirmed_at: float
    """Seconds since the epoch at which these bytes were last known to be current."""
    headers: dict[str, str]
    etag: str
    bodies: dict[str, bytes] = field(default_factory=dict)
    """By encoding; the empty name is the plain one."""
    is_kept: bool = False

    def encoding(self, wanted: str) -> str:
        """The wanted encoding, if these bytes gain by it."""
        media_type = self.headers.get("Content-Type", "")
        gains = len(self.bodies[""]) >= SMALL and media_type.startswith(COMPRESSIBLE)
        return wanted if gains else ""

    def body(self, encoding: str) -> bytes:
        """The bytes in an encoding, compressed once and then kept."""
        found = self.bodies.get(encoding)
        if found is None:
            found = self.bodies[encoding] = compress(self.bodies[""], encoding)
        return found

    @property
    def size(self) -> int:
        """About how many bytes of memory the entry takes."""
        return 2000 + 4 * len(self.address) + sum(len(body) for body in self.bodies.values())


def entry_of(
    response: HttpResponse, address: str, version: Version | None, marking: Cacheable
) -> Entry:
    """An answer's bytes, and those of its headers that hold for every reader."""
    body = response.content
    return Entry(
        address=address,
        version=version.value if version else 0,
        valid_until=_earliest(marking.valid_until, version.valid_until if version else None),
        shown_until=_earliest(marking.valid_until, version.shown_until if version else None),
        confirmed_at=time.time(),
        headers={
            name: value for name, value in response.items() if name.lower() not in OWN_HEADERS
        },
        etag=etag_of(body),
        bodies={"": body},
    )


def _earliest(*moments: datetime | None) -> datetime | None:
    return min((moment for moment in moments if moment is not None), default=None)


def compress(body: bytes, encoding: str) -> bytes:
    """The bytes in an encoding, at a level that costs a few milliseconds for a long list."""
    if encoding == "br":
        compressed: bytes = brotli.compress(body, quality=5)
        return compressed
    return gzip.compress(body, compresslevel=6, mtime=0)
