"""A stored file as an answer: streamed, with validators and ranges, harmless to who opens it."""

import hashlib
import logging
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.encoding import filepath_to_uri

from cms.media.lookups import Stored
from cms.media.names import disposition
from cms.media.ranges import Part, UnsatisfiableError, part_of
from cms.reading.cache.answering import CACHE_CONTROL
from cms.reading.files import media_type_of
from cms.reading.validators import is_unchanged

logger = logging.getLogger(__name__)

PRIVATE = "private, no-store"
CHUNK = 64 * 1024
INLINE = frozenset({"image/webp", "image/jpeg", "image/png"})
"""What a browser shows in its window and cannot be told to do anything."""
SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "cross-origin",
}


def send(request: HttpRequest, stored: Stored, *, is_public: bool) -> HttpResponseBase:
    """The answer to a request for a file that whoever asks may have.

    Args:
        request: GET or HEAD.
        stored: what is asked for.
        is_public: whether everybody may have it, and no cookie came along.

    Raises:
        Http404: the file is gone from the storage.
    """
    try:
        file = default_storage.open(stored.name)
        size = file.size
    except OSError as error:
        logger.exception("The stored file %s cannot be read.", stored.name)
        raise Http404 from error
    try:
        response = _answer(request, stored, file, size)
    except BaseException:
        file.close()
        raise
    if not isinstance(response, StreamingHttpResponse):
        file.close()
    response.headers["Cache-Control"] = CACHE_CONTROL if is_public else PRIVATE
    return response


def _answer(request: HttpRequest, stored: Stored, file: Any, size: int) -> HttpResponseBase:
    etag = _etag(stored.name, size)
    headers = {**SAFE, "ETag": etag, "Accept-Ranges": "bytes"}
    if is_unchanged(request.headers.get("If-None-Match", ""), etag):
        return _empty(304, headers)
    media_type = media_type_of(PurePosixPath(stored.name).name)
    headers["Content-Disposition"] = disposition(stored.filename, is_inline=media_type in INLINE)
    try:
        part = part_of(_range(request, etag), size)
    except UnsatisfiableError:
        return _empty(416, {**SAFE, "Content-Range": f"bytes */{size}"})
    whole = Part(0, size - 1)
    headers |= {"Content-Type": media_type, "Content-Length": str((part or whole).length)}
    if part is not None:
        headers["Content-Range"] = f"bytes {part.first}-{part.last}/{size}"
    status = 206 if part else 200
    if request.method == "HEAD":
        return HttpResponse(status=status, headers=headers)
    if settings.MEDIA_ACCEL_PREFIX:
        return _hand_over(stored, headers)
    return StreamingHttpResponse(_Bytes(file, part or whole), status=status, headers=headers)


def _hand_over(stored: Stored, headers: dict[str, str]) -> HttpResponse:
    """Let the reverse proxy send the bytes; it looks after ranges itself."""
    kept = {name: value for name, value in headers.items() if not name.startswith("Content-Le")}
    kept.pop("Content-Range", None)
    kept["X-Accel-Redirect"] = settings.MEDIA_ACCEL_PREFIX + str(filepath_to_uri(stored.name))
    return HttpResponse(headers=kept)


def _empty(status: int, headers: dict[str, str]) -> HttpResponse:
    response = HttpResponse(status=status, headers=headers)
    del response.headers["Content-Type"]
    return response


def _range(request: HttpRequest, etag: str) -> str:
    """The range that is asked for, unless on the condition of another state of the file."""
    condition = request.headers.get("If-Range", "")
    return "" if condition and condition != etag else request.headers.get("Range", "")


def _etag(name: str, size: int) -> str:
    """A stored name is given once and its bytes never change."""
    return f'"{hashlib.blake2b(f"{name} {size}".encode(), digest_size=15).hexdigest()}"'


class _Bytes:
    """Some bytes of an open file, which is closed with the answer, read or not."""

    def __init__(self, file: Any, part: Part) -> None:
        self._file = file
        self._part = part

    def __iter__(self) -> Iterator[bytes]:
        self._file.seek(self._part.first)
        left = self._part.length
        while left > 0 and (chunk := self._file.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk

    def close(self) -> None:
        self._file.close()
