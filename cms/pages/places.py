"""What stands at an address, in whatever spelling it is asked for."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db.models import TextField
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from cms.pages.slugs import canonical
from cms.reading.horizon import Below, any_viewer, horizon
from cms.reading.sites import Root
from cms.reading.statements import Given, Statement
from cms.reading.viewer import Audience, Viewer
from cms.reading.visibility import visible

LONGEST = 255
"""Characters that the column of a redirect's old path holds."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a path leads to: a visible page, at once or through a redirect, or another address."""

    page: Page | None
    redirect: Redirect | None


def place_of(path: str, query: str, viewer: Viewer, site: Site) -> Place | None:
    """What a visitor finds at a path; None if nothing that they may see is there.

    Args:
        path: from the root of the site, raw or percent-encoded, composed or not, in any case
            and width, with or without a slash at the end.
        query: the query asked for, without `?`; an editor's redirect may be for one query only.
        viewer: who asks, and when.
        site: the site that was asked.
    """
    # One slash before all, since two of them would make a host of what follows.
    path = "/" + unquote(path, errors="replace").lstrip("/")
    if "\0" in path + query:
        return None
    page = page_at(path, viewer, site)
    if page is not None:
        return Place(page, None)
    redirect = redirect_from(path, query, viewer, site)
    return None if redirect is None else Place(redirect.redirect_page, redirect)


def page_at(path: str, viewer: Viewer, site: Site) -> Page | None:
    """The visible page at a decoded path, in the language that the path names."""
    names = [name for name in canonical(path).split("/") if name]
    locale = settings.LANGUAGE_CODE
    if names and names[0] in dict(settings.LANGUAGES) and names[0] != locale:
        locale, *names = names
    roots = horizon(viewer).roots
    root = next((r for r in roots if (r.base_url, r.locale) == (site.root_url, locale)), None)
    if root is None:
        return None
    return page_below(root, names, viewer)


def page_below(root: Root, names: Sequence[str], viewer: Viewer) -> Page | None:
    """The visible page that some slugs lead to, in one query however many they are."""
    url_path = root.url_path + "".join(f"{name}/" for name in names)
    *_, slug = url_path.rstrip("/").split("/")
    statement = _at_address(viewer.audience)
    look = horizon(viewer).given(statement.names)
    found = statement.run(look | {"root": [f"{root.path}%"], "url_path": url_path, "slug": slug})
    return found[0] if found else None


@cache
def _at_address(audience: Audience) -> Statement:
    # The slug, since its column has an index and that of the whole address has none.
    at = {name: Given(name, TextField()) for name in ("url_path", "slug")}
    below = Below("path", Given("root", ArrayField(TextField())))
    return Statement(visible(Page, any_viewer(audience)).filter(below, **at))


def redirect_from(path: str, query: str, viewer: Viewer, site: Site) -> Redirect | None:
    """The redirect from a decoded path, unless it leads to a page that the viewer may not see."""
    keys = list(_keys(path, query))
    found = Redirect.get_for_site(site).filter(old_path__in=keys).select_related("redirect_page")
    ranked = sorted(
        found,
        key=lambda row: (
            keys.index(row.old_path),
            row.automatically_created,
            row.site_id is None,
        ),
    )
    shown = _visible_targets(ranked, viewer)
    return next((row for row in ranked if _leads_on(row, shown)), None)


def _leads_on(redirect: Any, shown: set[int]) -> bool:
    """A redirect with a page and an address leads to the page, so a hidden one ends it."""
    if redirect.redirect_page_id:
        return redirect.redirect_page_id in shown
    return bool(redirect.redirect_link)


def key_of(path: str) -> str:
    """How a redirect keeps an old path; one that is too long for its column ends in a digest."""
    path = path.rstrip("/") or "/"
    if len(path) <= LONGEST:
        return path
    digest = sha256(path.encode()).hexdigest()
    return f"{path[: LONGEST - len(digest) - 1]}…{digest}"


def _keys(path: str, query: str) -> Iterable[str]:
    """The keys to look under, the most exact first: editors type old addresses as they were."""
    spellings = dict.fromkeys((path, unicodedata.normalize("NFC", path), canonical(path)))
    if query:
        yield from (Redirect.normalise_path(f"{spelling}?{query}") for spelling in spellings)
    yield from (key_of(spelling) for spelling in spellings)


def _visible_targets(redirects: Iterable[Any], viewer: Viewer) -> set[int]:
    targets = {row.redirect_page_id for row in redirects if row.redirect_page_id}
    if not targets:
        return set()
    return set(visible(Page, viewer).filter(pk__in=targets).values_list("pk", flat=True))
