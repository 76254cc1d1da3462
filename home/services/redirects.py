"""The public list of old addresses: only those that lead somewhere visible."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from cms.pages.slugs import canonical
from cms.reading.context import ReadContext
from cms.reading.horizon import horizon, one_look
from cms.reading.read import Shape, Slice, read_slice
from cms.reading.shapes import needs
from cms.reading.viewer import Viewer
from cms.reading.visibility import visible
from home.schemas.addresses import RedirectSchema
from home.services.resolve import is_view, language_of, path_inside


def read_redirects(viewer: Viewer, site: Site, *, offset: int, limit: int) -> Slice[RedirectSchema]:
    """Old addresses of a site in their order, without those whose target the viewer may not see."""
    with one_look(viewer):
        rows: Any = Redirect.get_for_site(site).exclude(redirect_page=None, redirect_link="")
        unused = _leading_nowhere(viewer, site) | _from_pages(viewer, site)
        rows = rows.exclude(pk__in=unused).order_by("old_path")
        return read_slice(rows, viewer, _shape_on(site), offset=offset, limit=limit)


def _shape_on(site: Site) -> Shape[Redirect, RedirectSchema]:
    @needs("redirect_page")
    def shape(row: Any, context: ReadContext) -> RedirectSchema:
        page = None if row.redirect_page is None else context.page(row.redirect_page.pk)
        inside = path_inside(row.redirect_link, site)
        location = row.redirect_link if inside is None else site.root_url + inside
        return RedirectSchema(
            id=row.pk,
            path=row.old_path,
            location=location if page is None else page.html_url,
            is_permanent=row.is_permanent,
            detail_url=None if page is None else page.detail_url,
        )

    return shape


def _leading_nowhere(viewer: Viewer, site: Site) -> set[int]:
    """Redirects to a path of the site where the viewer finds nothing."""
    links = Redirect.get_for_site(site).filter(redirect_page=None).exclude(redirect_link="")
    places: dict[int, str] = {}
    roots = _roots(viewer, site)
    for key, link in links.values_list("pk", "redirect_link"):
        inside = path_inside(link, site)
        if inside is not None and not is_view(inside.partition("?")[0]):
            places[key] = _url_path(inside, roots)
    found = _pages_at(places.values(), viewer)
    return {key for key, url_path in places.items() if url_path not in found}


def _from_pages(viewer: Viewer, site: Site) -> set[int]:
    """Editors' redirects from where the viewer finds a page; automatic ones end by themselves."""
    own = Redirect.get_for_site(site).filter(automatically_created=False)
    roots = _roots(viewer, site)
    places = {key: _url_path(path, roots) for key, path in own.values_list("pk", "old_path")}
    found = _pages_at(places.values(), viewer)
    return {key for key, url_path in places.items() if url_path in found}


def _roots(viewer: Viewer, site: Site) -> dict[str, str]:
    seen = [root for root in horizon(viewer).roots if root.base_url == site.root_url]
    return {root.locale: root.url_path for root in seen}


def _pages_at(url_paths: Iterable[str], viewer: Viewer) -> set[str]:
    wanted = set(url_paths)
    if not wanted:
        return set()
    pages = visible(Page, viewer).filter(url_path__in=wanted)
    return set(pages.values_list("url_path", flat=True))


def _url_path(inside: str, roots: dict[str, str]) -> str:
    locale, path = language_of(canonical(unquote(inside.partition("?")[0], errors="replace")))
    below = "".join(f"{name}/" for name in path.split("/") if name)
    return roots.get(locale, "") + below
