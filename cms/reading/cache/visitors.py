"""On the public mount everyone is anonymous: what tells visitors apart goes neither in nor out."""

import logging
import re

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

logger = logging.getLogger(__name__)

# What could tell one visitor from another, or would let a view answer with less than the whole.
PERSONAL = (
    "HTTP_COOKIE",
    "HTTP_AUTHORIZATION",
    "HTTP_ORIGIN",
    "HTTP_ACCEPT_LANGUAGE",
    "HTTP_ACCEPT_ENCODING",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_RANGE",
    "REMOTE_USER",
)
HARMLESS = frozenset({"accept-encoding", "accept-language", "authorization", "cookie", "origin"})


def make_anonymous(request: HttpRequest) -> None:
    """Take from a request whatever its answer may not depend on."""
    for name in PERSONAL:
        request.META.pop(name, None)
    # Django remembers what an earlier middleware has looked at.
    for name in ("headers", "COOKIES"):
        request.__dict__.pop(name, None)


def make_common(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Take from an answer whatever was meant for one visitor only.

    Returns:
        Whether the answer depends on nothing but its address.
    """
    if response.cookies:
        logger.error("%s sets a cookie on the public mount; dropped.", request.path)
        response.cookies.clear()
    varies = {name.strip().lower() for name in response.get("Vary", "").split(",")}
    response.headers["Vary"] = "Accept-Encoding"
    if settings.CORS_ALLOW_ALL_ORIGINS and re.match(settings.CORS_URLS_REGEX, request.path_info):
        # Also without an Origin, so that one kept answer serves every site and need not vary.
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = ", ".join(settings.CORS_EXPOSE_HEADERS)
    if others := varies - HARMLESS - {""}:
        logger.error("%s varies by %s, so it is not kept.", request.path, ", ".join(others))
        response.headers["Vary"] += ", " + ", ".join(sorted(others))
    return not others


def keep_private(response: HttpResponseBase) -> HttpResponseBase:
    """Tell caches to leave alone what the admin and the member area say, unless the view has."""
    if response.headers.get("Content-Type", "").startswith(("text/html", "application/")):
        response.headers.setdefault("Cache-Control", "private, no-store")
    return response
