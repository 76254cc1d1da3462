"""What a request may ask of a server that is measured: which worker answers, how many statements
that took, and to be answered anew, as if nothing was kept.
"""

import os
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from cms.reading.cache.entries import Entry
from cms.reading.cache.middleware import PublicCacheMiddleware
from cms.reading.versions import current_version
from cms.reading.viewer import Audience

COLD = "HTTP_RENKEI_COLD"
WORKER = "HTTP_RENKEI_WORKER"


class AskedMiddleware:
    """Says who answers and after how many statements, if the request asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if WORKER not in request.META:
            return self.get_response(request)
        counted = 0

        def count(execute: Callable[..., Any], *arguments: Any) -> Any:
            nonlocal counted
            counted += 1
            return execute(*arguments)

        with connection.execute_wrapper(count):
            response = self.get_response(request)
        response.headers["Renkei-Worker"] = str(os.getpid())
        response.headers["Renkei-Statements"] = str(counted)
        return response


class ColdCacheMiddleware(PublicCacheMiddleware):
    """Exists on benchmark settings only.

    A cold answer does all that a first one does (version, rows, shapes, bytes, digest) and is not
    kept, so that the next one is as cold. What the process keeps besides answers stays: the frame
    of the site.
    """

    def _entry_or_answer(self, request: HttpRequest, address: str) -> Entry | HttpResponseBase:
        if COLD in request.META:
            current_version(Audience.PUBLIC)
            return self._build(request, address, None)
        return super()._entry_or_answer(request, address)
