"""The public mount: everyone is anonymous, and answers come from memory while they are current."""

import logging
import time
from collections.abc import Callable

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from cms.reading.cache.addresses import address_of, is_file, is_private
from cms.reading.cache.answering import Wish, answer, without_body
from cms.reading.cache.builds import Builds
from cms.reading.cache.entries import Entry, entry_of
from cms.reading.cache.marking import marking_of
from cms.reading.cache.stores import make_store
from cms.reading.cache.unreachable import DATABASE_GONE, Outage, without_file
from cms.reading.cache.visitors import keep_private, make_anonymous, make_common
from cms.reading.problems import not_found
from cms.reading.versions import Version, current_version
from cms.reading.viewer import Audience

logger = logging.getLogger(__name__)


class PublicCacheMiddleware:
    """Stands before sessions and URL resolving; a current answer costs one short query."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.store = make_store()
        self.builds = Builds()
        self.outage = Outage(self.store)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        # A preview is a request that Wagtail's admin makes for the page's own address.
        if getattr(request, "is_dummy", False):
            return self.get_response(request)
        if is_file(request) and not connection.in_atomic_block:
            return keep_private(self._hand_out(request))
        if is_private(request):
            return keep_private(self.get_response(request))
        if "\x00" in request.path_info:
            if request.path_info.startswith("/api/"):
                return not_found(request)
            raise Http404  # which PostgreSQL would refuse to look for
        if request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        return self._read(request, address_of(request), Wish.of(request))

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A database that goes away while a view reads is no error of the view."""
        if not isinstance(exception, DATABASE_GONE):
            return None
        if hasattr(request, "content_version"):
            response = without_file(request)
        elif hasattr(request, "public_address"):
            response = self.outage.answer(request.public_address)
        else:
            return None
        logger.warning("The database went away during a request.", exc_info=exception)
        return response

    def _hand_out(self, request: HttpRequest) -> HttpResponseBase:
        """A file, whose view is told of which version of the content it decides."""
        if self.outage.is_on:
            return without_file(request)
        try:
            with self.outage.watch():
                version = current_version(Audience.PUBLIC)
        except DATABASE_GONE:
            return without_file(request)
        request.content_version = version  # type: ignore[attr-defined]  # for the view
        return self.get_response(request)

    def _read(self, request: HttpRequest, address: str, wish: Wish) -> HttpResponseBase:
        found = self._entry_or_answer(request, address)
        if not isinstance(found, Entry):
            return without_body(found) if wish.is_head else found
        encodings = len(found.bodies)
        response = answer(found, wish)
        if found.is_kept and len(found.bodies) > encodings:
            self.store.put(found)
        return response

    def _entry_or_answer(self, request: HttpRequest, address: str) -> Entry | HttpResponseBase:
        if connection.in_atomic_block:  # what is not committed must not be kept
            return self._build(request, address, None)
        if self.outage.is_on:
            return self.outage.answer(address)
        try:
            with self.outage.watch():
                version = current_version(Audience.PUBLIC)
            return self._current(address, version) or self._build_alone(request, address, version)
        except DATABASE_GONE:
            return self.outage.answer(address)

    def _current(self, address: str, version: Version | None) -> Entry | None:
        entry = self.store.get(address, version.value) if version else None
        if entry is None or (entry.valid_until and timezone.now() >= entry.valid_until):
            return None
        entry.confirmed_at = time.time()
        return entry

    def _build_alone(
        self, request: HttpRequest, address: str, version: Version | None
    ) -> Entry | HttpResponseBase:
        with self.builds.alone(address) as waited:
            if waited:
                version = current_version(Audience.PUBLIC)
                if entry := self._current(address, version):
                    return entry
            return self._build(request, address, version)

    def _build(
        self, request: HttpRequest, address: str, version: Version | None
    ) -> Entry | HttpResponseBase:
        request.public_address = address  # type: ignore[attr-defined]  # for process_exception
        response = self._ask_view(request)
        is_common = make_common(request, response)
        marking = marking_of(response)
        if response.status_code != 200 or marking is None or not isinstance(response, HttpResponse):
            response.headers.setdefault("Cache-Control", "no-store")
            return response
        entry = entry_of(response, address, version, marking)
        entry.is_kept = version is not None and marking.parameters_known and is_common
        if entry.is_kept:
            self.store.put(entry)
        return entry

    def _ask_view(self, request: HttpRequest) -> HttpResponseBase:
        make_anonymous(request)
        method = request.method
        request.method = request.META["REQUEST_METHOD"] = (
            "GET"  # HEAD is made from the whole answer
        )
        try:
            response = self.get_response(request)
        finally:
            request.method = request.META["REQUEST_METHOD"] = method
        if response.status_code >= 500 and not connection.in_atomic_block:
            current_version(Audience.PUBLIC)  # raises if the database is the reason
        return response
