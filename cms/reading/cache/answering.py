"""From a kept answer to what one reader is sent: the right encoding, or only a 304."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from cms.reading.cache.entries import Entry
from cms.reading.validators import encoded_etag, is_unchanged

CACHE_CONTROL = "public, max-age=0, must-revalidate"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a reader asked for besides the address."""

    encoding: str
    if_none_match: str
    is_head: bool

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        meta = request.META
        return cls(
            encoding=best_encoding(meta.get("HTTP_ACCEPT_ENCODING", "")),
            if_none_match=meta.get("HTTP_IF_NONE_MATCH", ""),
            is_head=request.method == "HEAD",
        )


def answer(entry: Entry, wish: Wish) -> HttpResponse:
    """The bytes that the reader wished for, or 304 if the reader has them."""
    encoding = entry.encoding(wish.encoding)
    headers = {
        **entry.headers,
        "ETag": encoded_etag(entry.etag, encoding),
        "Cache-Control": CACHE_CONTROL,
        "Vary": "Accept-Encoding",
    }
    if wish.if_none_match and is_unchanged(wish.if_none_match, headers["ETag"]):
        del headers["Content-Type"]
        response = HttpResponse(status=304, headers=headers)
        del response.headers["Content-Type"]
        return response
    body = entry.body(encoding)
    if encoding:
        headers["Content-Encoding"] = encoding
    headers["Content-Length"] = str(len(body))
    return HttpResponse(b"" if wish.is_head else body, headers=headers)


def without_body(response: HttpResponseBase) -> HttpResponseBase:
    """What HEAD gets: the headers of the whole answer."""
    if isinstance(response, HttpResponse):
        response.headers.setdefault("Content-Length", str(len(response.content)))
        response.content = b""
    return response


@lru_cache(maxsize=1024)
def best_encoding(accept_encoding: str) -> str:
    """The best encoding that a reader takes: br, gzip, or the empty name for none."""
    weights: dict[str, float] = {}
    for part in accept_encoding.lower().split(","):
        name, _, quality = part.partition(";")
        weights[name.strip()] = _weight(quality)
    best = max(("br", "gzip"), key=lambda name: weights.get(name, 0.0))
    return best if weights.get(best, 0.0) > 0 else ""


def _weight(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
