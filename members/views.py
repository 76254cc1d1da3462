"""The public pages of organizations: a list and one page each, from the same schemas as the API."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cms.reading.cache.marking import cacheable
from cms.reading.context import ReadContext
from cms.reading.read import count, read_one, read_slice
from cms.reading.viewer import Viewer
from members.models import Organization
from members.parameters import OrganizationFilters
from members.site_pages import read_list_page, read_listing

LISTED = frozenset({*OrganizationFilters.model_fields, "page"})


@require_safe
def organization_list(request: HttpRequest) -> HttpResponseBase:
    """The list with its filters; works without JavaScript."""
    viewer, locale = Viewer.public(), _locale()
    if locale != settings.LANGUAGE_CODE and not count(
        Organization.objects.in_locale(locale), viewer
    ):
        raise Http404  # nothing has been translated
    listing = read_listing(viewer, locale, request.GET)
    context = {"page": read_list_page(viewer, locale), "listing": listing}
    return _page(request, "site/organization_list.html", context, known=LISTED)


@require_safe
def organization_page(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One organization; from an address that it had before, it is the way to the present one."""
    viewer, organizations = Viewer.public(), Organization.objects.in_locale(_locale())
    page = read_one(organizations.filter(slug=slug), viewer, Organization.detail)
    if page is None:
        moved = organizations.that_stood_at(slug)
        paths = read_slice(moved, viewer, _path, offset=0, limit=1).items
        return _moved(paths)
    return _page(request, "site/organization.html", {"page": page})


def _path(row: Organization, context: ReadContext) -> str:
    return context.record_url(row)


def _moved(addresses: list[str]) -> HttpResponseBase:
    """Leads to the present address of whoever had the one asked for.

    Raises:
        Http404: nobody had it.
    """
    if not addresses:
        raise Http404
    return HttpResponsePermanentRedirect(addresses[0])


def _page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    known: frozenset[str] | set[str] = frozenset(),
) -> HttpResponseBase:
    if settings.HEADLESS_FRONTEND_URL:
        return redirect(settings.HEADLESS_FRONTEND_URL.rstrip("/") + request.get_full_path())
    response: HttpResponse = render(request, template, context)
    return cacheable(response, parameters_known=set(request.GET) <= known)


def _locale() -> str:
    return get_language() or settings.LANGUAGE_CODE
