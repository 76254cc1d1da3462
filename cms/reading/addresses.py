"""Addresses, ancestors and translations of pages, for a whole read."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import quote
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from cms.reading.horizon import Horizon
from cms.reading.schemas import Breadcrumb, Link, Translation
from cms.reading.sites import Root

API = "/api/v1/"
STEP = Page.steplen


class Entry(NamedTuple):
    """What is known of one visible page without its own table."""

    path: str
    locale: str
    type: str
    id: int
    title: str
    search_description: str
    url_path: str
    translation_key: UUID


class Addresses:
    """Every visible page that a read may have to name, by primary key."""

    def __init__(self, look: Horizon, pages: Iterable[Sequence[Any]] = ()) -> None:
        """Prepare what was looked up.

        Args:
            look: at the tree.
            pages: `PAGE_FIELDS` of visible pages, by path.
        """
        self._roots = roots = look.roots
        self._locales = look.locales
        default = next((root for root in roots if root.site.is_default), None)
        self.base = default.base_url if default else settings.WAGTAILADMIN_BASE_URL
        entries = [
            Entry(*(path, self._locales.get(locale, ""), _type(kind), *rest))
            for path, locale, kind, *rest in pages
        ]
        self._entries = {entry.id: entry for entry in entries}
        self._by_path = {entry.path: entry for entry in entries}
        self._urls: dict[str, str] = {}
        self._versions: dict[UUID, list[Entry]] = {}
        for entry in entries:
            self._versions.setdefault(entry.translation_key, []).append(entry)

    def html_url(self, page: Page | Entry) -> str:
        """The absolute address, percent-encoded; empty for a page below no site."""
        known = self._urls.get(page.url_path)
        if known is None:
            known = self._urls[page.url_path] = self._html_url(page)
        return known

    def site_url(self, path: str, locale: str) -> str:
        """The absolute address of something that stands at a path of its own, in a language."""
        return f"{self.base}{prefix_of(locale)}{path}"

    def front(self, locale: str) -> list[Breadcrumb]:
        """The front page in a language, unless it is hidden or not there."""
        return [
            Breadcrumb(title=root.title, html_url=f"{root.base_url}{prefix_of(locale)}/")
            for root in self._roots
            if root.site.is_default and root.locale == locale
        ]

    def list_url(self, resource: str) -> str:
        """The absolute address of a list's JSON."""
        return f"{self.base}{API}{resource}"

    def detail_url(self, resource: str, key: int) -> str:
        """The absolute address of a record's JSON."""
        return f"{self.list_url(resource)}/{key}"

    def page_url(self, key: int) -> str | None:
        """The absolute address of the page with this primary key, unless it is hidden or gone."""
        entry = self._entries.get(key)
        return None if entry is None else self.html_url(entry)

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
        above = (page.path[:end] for end in range(2 * STEP, len(page.path), STEP))
        return [
            Breadcrumb(title=entry.title, html_url=self.html_url(entry))
            for path in above
            if (entry := self._by_path.get(path))
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
            for entry in self._versions.get(page.translation_key, ())
            if entry.id != page.pk
        ]

    def locale(self, row: Any) -> str:
        """The language code of a page or translatable record in hand, drafts included."""
        return self._locales.get(row.locale_id, settings.LANGUAGE_CODE)

    def _html_url(self, page: Page | Entry) -> str:
        root = self._root(page)
        if root is None:
            return ""
        below = quote(page.url_path.removeprefix(root.url_path))
        return f"{root.base_url}{prefix_of(root.locale)}/{below}"

    def _root(self, page: Page | Entry) -> Root | None:
        return next((root for root in self._roots if page.path.startswith(root.path)), None)


@cache
def prefix_of(locale: str) -> str:
    """What stands before every address of a language; nothing for the source language."""
    return "" if locale == settings.LANGUAGE_CODE else f"/{locale}"


def _type(content_type: int) -> str:
    model = ContentType.objects.get_for_id(content_type).model_class()
    return Page._meta.label if model is None else model._meta.label
