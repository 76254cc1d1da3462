"""The public cache with a switch: a request may ask to be answered anew, as if nothing was kept."""

import os

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from cms.reading.cache.entries import Entry
from cms.reading.cache.middleware import PublicCacheMiddleware
from cms.reading.versions import current_version
from cms.reading.viewer import Audience

COLD = "HTTP_RENKEI_COLD"
WORKER = "HTTP_RENKEI_WORKER"


class ColdCacheMiddleware(PublicCacheMiddleware):
    """Exists on benchmark settings only.

    A cold answer does all that a first one does (version, rows, shapes, bytes, digest) and is not
    kept, so that the next one is as cold. What the process keeps besides answers stays: the frame
    of the site.
    """

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = super().__call__(request)
        if WORKER in request.META:
            response.headers["Renkei-Worker"] = str(os.getpid())
        return response

    def _entry_or_answer(self, request: HttpRequest, address: str) -> Entry | HttpResponseBase:
        if COLD in request.META:
            current_version(Audience.PUBLIC)
            return self._build(request, address, None)
        return super()._entry_or_answer(request, address)
