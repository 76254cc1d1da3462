"""While the database cannot be reached: the last bytes, marked as such, for at most an hour."""

import logging
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.http import http_date

from cms.reading.cache.entries import Entry
from cms.reading.cache.stores import Memory
from cms.reading.problems import problem
from cms.reading.versions import hear, last_seen
from cms.reading.viewer import Audience

logger = logging.getLogger(__name__)

DATABASE_GONE = (OperationalError, InterfaceError)
LONGEST = 3600.0  # seconds
RETRY_AFTER = 30  # seconds
MARKER = b"<!--renkei:notice-->"
BODY = re.compile(rb"<body\b[^>]*>")
API = re.compile(r"https?://[^/]+/api/")


class Outage:
    """Answers without a database, from what the store still holds."""

    SLOW = 0.5  # seconds after which a failed attempt counts as slow
    PAUSE = 2.0  # seconds until the database is tried again after a slow failure
    BREATH = 0.2  # the same after a quick one

    def __init__(self, store: Memory) -> None:
        self._store = store
        self._retry_at = 0.0
        self._is_known = False

    @property
    def is_on(self) -> bool:
        """Whether the database failed just now, so that asking again would only take time."""
        return time.monotonic() < self._retry_at

    @contextmanager
    def watch(self) -> Iterator[None]:
        """Notice when the database cannot be asked, and say so once."""
        began = time.monotonic()
        try:
            yield
        except DATABASE_GONE:
            now = time.monotonic()
            self._retry_at = now + (self.PAUSE if now - began > self.SLOW else self.BREATH)
            if not self._is_known:
                logger.exception("The database cannot be reached; last bytes are shown.")
            self._is_known = True
            raise
        self._is_known = False

    def answer(self, address: str) -> HttpResponse:
        """The last bytes of an address, or a plain word that there are none."""
        hear()
        entry = self._store.get(address)
        since = _current_at(entry) if entry else 0.0
        if entry is None or not _may_be_shown(entry, since):
            return _unavailable(is_person=not API.match(address))
        body = entry.body("")
        if entry.headers.get("Content-Type", "").startswith("text/html"):
            body = _with_notice(body, since, entry.headers.get("Content-Language", "ja"))
        headers = {
            **entry.headers,
            "Cache-Control": "no-store",
            "Renkei-Stale-Since": http_date(since),
            "Vary": "Accept-Encoding",
        }
        return HttpResponse(body, headers=headers)


def without_file(request: HttpRequest) -> HttpResponse:
    """What is said in place of a file: nobody can tell now whether the public may have it."""
    is_person = "text/html" in request.headers.get("Accept", "")
    response = _unavailable(is_person=is_person)
    response.headers["Vary"] = "Accept"
    return response


def _current_at(entry: Entry) -> float:
    """When these bytes were last known to be what the database says."""
    seen = last_seen(Audience.PUBLIC)
    return max(entry.confirmed_at, seen.at) if entry.version == seen.value else entry.confirmed_at


def _may_be_shown(entry: Entry, since: float) -> bool:
    """Nothing older than an hour, nothing whose time is over, nothing that may be withdrawn."""
    return (
        time.time() - since <= LONGEST
        and (entry.shown_until is None or timezone.now() < entry.shown_until)
        and entry.version >= last_seen(Audience.PUBLIC).withdrawn
    )


def _with_notice(body: bytes, since: float, language: str) -> bytes:
    moment = timezone.localtime(datetime.fromtimestamp(since, tz=timezone.get_current_timezone()))
    notice = render_to_string(
        "errors/stale_notice.html", {"moment": moment, "is_english": language.startswith("en")}
    ).encode()
    if MARKER in body:
        return body.replace(MARKER, notice, 1)
    return BODY.sub(lambda tag: tag[0] + notice, body, count=1)


def _unavailable(*, is_person: bool) -> HttpResponse:
    if is_person:
        response = HttpResponse(render_to_string("errors/503.html"), status=503)
    else:
        response = problem(
            503,
            "service_unavailable",
            "ただいまデータベースに接続できません。しばらくしてからもう一度お試しください。",
        )
    response.headers["Cache-Control"] = "no-store"
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response
