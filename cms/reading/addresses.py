"""Addresses, ancestors and translations of pages, for a whole read in one query."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.apps import apps
from django.conf import settings
from django.db.models import Q
from wagtail.models import Page, Site

from cms.reading.schemas import Breadcrumb, Link, Translation
from cms.reading.viewer import Viewer
from cms.reading.visibility import visible

API = "/api/v1/"
FIELDS = ("id", "title", "search_description", "path", "url_path", "translation_key")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one visible page without its own table."""

    id: int
    title: str
    search_description: str
    path: str
    url_path: str
    translation_key: Any
    locale: str
    type: str


class Addresses:
    """Every visible page that a read may have to name, by primary key."""

    def __init__(self, viewer: Viewer, pages: Iterable[Page], others: Iterable[int]) -> None:
        pages = list(pages)
        paths = {page.path[:end] for page in pages for end in range(8, len(page.path) + 1, 4)}
        roots = Site.objects.values("root_page__translation_key")
        wanted = Q(pk__in=[*others]) | Q(path__in=paths) | Q(translation_key__in=roots)
        wanted |= Q(translation_key__in={page.translation_key for page in pages})
        rows = (
            visible(Page, viewer)
            .filter(wanted)
            .order_by("path")
            .values_list(
                *FIELDS,
                "locale__language_code",
                "content_type__app_label",
                "content_type__model",
                "sites_rooted_here__hostname",
                "sites_rooted_here__port",
                "sites_rooted_here__is_default_site",
            )
        )
        self._entries: dict[int, Entry] = {}
        self._roots: dict[str, Entry] = {}
        self._sites: dict[Any, str] = {}
        self._home: Any = None
        self.base = ""
        for row in rows:
            self._add(row)
        self.base = self.base or next(iter(self._sites.values()), settings.WAGTAILADMIN_BASE_URL)

    def html_url(self, page: Page | Entry) -> str:
        """The absolute address, percent-encoded; empty for a page below no site."""
        root = self._roots.get(page.path[:8])
        if root is None:
            return ""
        below = page.url_path.removeprefix(root.url_path)
        return f"{self._sites[root.translation_key]}{_prefix(root.locale)}/{quote(below)}"

    def site_url(self, path: str, locale: str) -> str:
        """The absolute address of something that stands at a path of its own, in a language."""
        return f"{self.base}{_prefix(locale)}{path}"

    def front(self, locale: str) -> list[Breadcrumb]:
        """The front page in a language, unless it is hidden or not there."""
        return [
            Breadcrumb(title=entry.title, html_url=self.html_url(entry))
            for entry in self._roots.values()
            if entry.translation_key == self._home and entry.locale == locale
        ]

    def detail_url(self, resource: str, key: int) -> str:
        """The absolute address of a record's JSON."""
        return f"{self.base}{API}{resource}/{key}"

    def link(self, key: int | None) -> Link | None:
        """The page with this primary key, unless it is hidden or gone."""
        entry = self._entries.get(key) if key is not None else None
        if entry is None:
            return None
        return Link(
            id=entry.id,
            type=entry.type,
            title=entry.title,
            description=entry.search_description,
            html_url=self.html_url(entry),
            detail_url=self.detail_url("pages", entry.id),
        )

    def breadcrumbs(self, page: Page) -> list[Breadcrumb]:
        """The visible ancestors from the front page downwards, without the page itself."""
        above = {page.path[:end] for end in range(8, len(page.path), 4)}
        return [
            Breadcrumb(title=entry.title, html_url=self.html_url(entry))
            for entry in self._entries.values()
            if entry.path in above
        ]

    def translations(self, page: Page) -> list[Translation]:
        """The visible pages in other languages that share the page's translation key."""
        return [
            Translation(
                locale=entry.locale,
                id=entry.id,
                title=entry.title,
                html_url=self.html_url(entry),
            )
            for entry in self._entries.values()
            if entry.translation_key == page.translation_key and entry.id != page.pk
        ]

    def locale(self, page: Page) -> str:
        """The language code of a page in hand, drafts included."""
        entry = self._entries.get(page.pk)
        if entry is not None:
            return entry.locale
        root = self._roots.get(page.path[:8])
        return root.locale if root is not None else settings.LANGUAGE_CODE

    def _add(self, row: tuple[Any, ...]) -> None:
        *fields, locale, app_label, model, hostname, port, default = row
        model_class = apps.get_model(app_label, model)
        entry = Entry(*(*fields, locale, model_class._meta.label))
        self._entries[entry.id] = entry
        if len(entry.path) == 8:
            self._roots[entry.path] = entry
        if hostname is not None:
            url = _root_url(hostname, port)
            self._sites[entry.translation_key] = url
            if default:
                self.base, self._home = url, entry.translation_key


def _prefix(locale: str) -> str:
    return "" if locale == settings.LANGUAGE_CODE else f"/{locale}"


def _root_url(hostname: str, port: int) -> str:
    if port == 80:
        return f"http://{hostname}"
    if port == 443:
        return f"https://{hostname}"
    return f"http://{hostname}:{port}"
