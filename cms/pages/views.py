"""The site's pages, found in two questions; Wagtail asks for each part of an address in turn.

What the public may not see is not there for any method: no sign-in form stands before it.
"""

from typing import Any

from django.http import Http404, HttpRequest
from django.http.request import split_domain_port
from django.http.response import HttpResponseBase
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.url_routing import RouteResult
from wagtail.views import serve as serve_route

from cms.pages.places import page_below
from cms.reading.horizon import Horizon, one_look
from cms.reading.viewer import Viewer


def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer with the visible page at a path, through Wagtail's hooks as any page."""
    viewer = Viewer.public()
    with one_look(viewer) as look:
        page: Any = _page_at(request, path, look)
    if page is None:
        raise Http404
    found = page.specific_deferred
    found.is_seen = True
    route = RouteResult(found, kwargs={"viewer": viewer, "look": look})
    request._wagtail_route_for_request = route  # type: ignore[attr-defined]  # where Wagtail keeps it
    response: HttpResponseBase = serve_route(request, path)
    return response


def _page_at(request: HttpRequest, path: str, look: Horizon) -> Page | None:
    hostname, _ = split_domain_port(request.get_host())
    site = look.site_at(hostname, int(request.get_port()))
    if site is None:
        return None
    at = (site.front, get_language())
    root = next((root for root in look.roots if (root.site.front, root.locale) == at), None)
    if root is None:
        return None
    return page_below(root, [name for name in path.split("/") if name], look.viewer)
