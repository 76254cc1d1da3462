"""What stands at an address: a page, a record with a page, or a redirect to either."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve as view_at
from wagtail.models import Page, Site

from cms.pages.places import place_of
from cms.pages.slugs import canonical
from cms.reading.addresses import API, prefix_of
from cms.reading.context import ReadContext
from cms.reading.horizon import one_look
from cms.reading.read import read_key, read_one, read_slice
from cms.reading.schemas import Link
from cms.reading.shapes import needs
from cms.reading.viewer import Viewer
from home.schemas.addresses import Found, FoundList, Moved
from members.addresses import LIST_PATH, RESOURCE
from members.models import Organization

HOPS = 5
"""Redirects that editors may have chained by hand; a longer chain leads nowhere."""


def resolve(address: str, viewer: Viewer, site: Site) -> Found | FoundList | Moved | None:
    """What a visitor finds at an address; None if nothing that they may see is there.

    Args:
        address: from the root of the site, in any spelling, with its query if it has one.
        viewer: who asks, and when.
        site: the site that was asked.
    """
    path, _, query = address.partition("#")[0].partition("?")
    with one_look(viewer):
        return _Search(viewer, site).at(path, query, HOPS)


class _Search:
    def __init__(self, viewer: Viewer, site: Site) -> None:
        self.viewer = viewer
        self.site = site

    def at(self, path: str, query: str, hops: int) -> Found | FoundList | Moved | None:
        place = place_of(path, query, self.viewer, self.site)
        if place is None:
            return self._organizations(path)
        if place.redirect is None:
            return self._page(place.page)
        end = self._end(place.redirect, hops)
        if end is None:
            return None
        location, target = end
        return Moved(
            kind="redirect",
            location=_with_query(location, query),
            is_permanent=place.redirect.is_permanent,
            target=target,
        )

    def _end(self, redirect: Any, hops: int) -> tuple[str, Found | FoundList | None] | None:
        """Where a redirect leads in the end, and what stands there."""
        if redirect.redirect_page_id is not None:
            page = self._page(redirect.redirect_page)
            return None if page is None else (page.html_url, page)
        inside = path_inside(redirect.redirect_link, self.site)
        if inside is None:
            return redirect.redirect_link, None
        path, _, query = inside.partition("?")
        found = self.at(path, query, hops - 1) if hops else None
        if isinstance(found, Moved):
            return found.location, found.target
        if found is not None:
            return _with_query(found.html_url, query), found
        return (self.site.root_url + inside, None) if is_view(path) else None

    def _page(self, page: Page | None) -> Found | None:
        if page is None:
            return None
        return read_key(Page, page.pk, self.viewer, _found_page)

    def _organizations(self, path: str) -> Found | FoundList | Moved | None:
        """The list of organizations, or one of them; one that moved leads to where it is now."""
        locale, path = language_of(canonical(unquote(path, errors="replace")))
        if "\0" in path or not f"{path}/".startswith(LIST_PATH):
            return None
        slug = path.removeprefix(LIST_PATH.rstrip("/")).strip("/")
        if not slug:
            return self._list(locale)
        rows = Organization.objects.in_locale(locale)
        found = read_one(rows.filter(slug=slug), self.viewer, _found_organization)
        if found is not None:
            return found
        moved = rows.that_stood_at(slug)
        ends = read_slice(moved, self.viewer, _found_organization, offset=0, limit=1).items
        return _moved_to(ends[0]) if ends else None

    def _list(self, locale: str) -> FoundList:
        return FoundList(
            kind="list",
            type=Organization._meta.label,
            locale=locale,
            detail_url=f"{self.site.root_url}{API}{RESOURCE}",
            html_url=f"{self.site.root_url}{prefix_of(locale)}{LIST_PATH}",
        )


def path_inside(address: str, site: Site) -> str | None:
    """Path and query of an address on the site itself; None for an address elsewhere."""
    parts = urlsplit(address)
    if parts.netloc and f"{parts.scheme}://{parts.netloc}" != site.root_url:
        return None
    return f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"


def is_view(path: str) -> bool:
    """Whether a path belongs to something that is no page, such as the description of the API."""
    try:
        match = view_at(path)
    except Resolver404:
        return False
    return match.url_name != "wagtail_serve"


def _moved_to(found: Found) -> Moved:
    return Moved(kind="redirect", location=found.html_url, is_permanent=True, target=found)


def _with_query(address: str, query: str) -> str:
    return f"{address}?{query}" if query and "?" not in address else address


def language_of(path: str) -> tuple[str, str]:
    """The language that a path names, and the path without it."""
    first, _, rest = path.removeprefix("/").partition("/")
    if first in dict(settings.LANGUAGES) and first != settings.LANGUAGE_CODE:
        return first, f"/{rest}"
    return settings.LANGUAGE_CODE, path


def _found_page(page: Page, context: ReadContext) -> Found | None:
    # None for a page that was hidden in the moment between finding and reading it.
    link = context.page(page.pk)
    return None if link is None else _found(link, context.locale(page))


@needs("prefecture")
def _found_organization(row: Organization, context: ReadContext) -> Found:
    return _found(row.link(context), context.locale(row))


def _found(link: Link, locale: str) -> Found:
    return Found(
        kind="record",
        type=link.type,
        id=link.id,
        locale=locale,
        detail_url=link.detail_url,
        html_url=link.html_url,
    )
