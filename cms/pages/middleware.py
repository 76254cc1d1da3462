"""The last word on an address that leads nowhere: perhaps it is spelled otherwise, or has moved."""

from collections.abc import Callable
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from wagtail.models import Site

from cms.pages.places import Place, place_of
from cms.reading.addresses import Addresses
from cms.reading.cache.addresses import is_private
from cms.reading.horizon import horizon
from cms.reading.viewer import Viewer

API = "/api/"


class AddressMiddleware:
    """Leads from any spelling and from any old address to the canonical one, in one hop.

    Takes the place of Wagtail's RedirectMiddleware, which also shows the addresses of hidden pages
    and drops the query. It stands innermost, so that it comes before Django's own slash.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in {"GET", "HEAD"}:
            return response
        if is_private(request) or request.path_info.startswith(API):
            return response
        return _redirect(request) or response


def _redirect(request: HttpRequest) -> HttpResponse | None:
    site = Site.find_for_request(request)
    query = request.META.get("QUERY_STRING", "")
    viewer = Viewer.public()
    place = place_of(request.path, query, viewer, site) if site is not None else None
    if site is None or place is None:
        return None
    location = _location(place, viewer, site)
    if unquote(location) == request.path:
        return None
    if query and "?" not in location:
        location = f"{location}?{query}"
    if place.redirect is not None and not place.redirect.is_permanent:
        return HttpResponseRedirect(location)
    # A browser may keep a permanent redirect for ever, but a page may move back.
    return HttpResponsePermanentRedirect(location, headers={"Cache-Control": "no-cache"})


def _location(place: Place, viewer: Viewer, site: Site) -> str:
    """Where a place is: a path on the site that was asked, an absolute address elsewhere."""
    if place.page is None:
        return str(place.redirect.redirect_link) if place.redirect else ""
    address = Addresses(horizon(viewer)).html_url(place.page)
    if not address.startswith(f"{site.root_url}/"):
        return address
    return settings.HEADLESS_FRONTEND_URL.rstrip("/") + urlsplit(address).path
