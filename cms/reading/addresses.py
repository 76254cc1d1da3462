"""Addresses, ancestors and translations of pages, for a whole read in one query."""

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import quote

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Q, TextField, UUIDField
from wagtail.models import Page

from cms.reading.horizon import any_viewer, horizon
from cms.reading.schemas import Breadcrumb, Link, Translation
from cms.reading.sites import Root
from cms.reading.statements import AnyOf, Statement
from cms.reading.viewer import Audience, Viewer
from cms.reading.visibility import visible

API = "/api/v1/"
STEP = Page.steplen
FIELDS = ("id", "title", "search_description", "path", "url_path", "translation_key")
MORE = ("locale_id", "content_type_id")


class Entry(NamedTuple):
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
        look = horizon(viewer)
        self._roots = roots = look.roots
        self._locales = look.locales
        default = next((root for root in roots if root.site.is_default), None)
        self.base = default.base_url if default else settings.WAGTAILADMIN_BASE_URL
        entries = _entries(viewer, list(pages), list(others))
        self._entries = {entry.id: entry for entry in entries}
        self._by_path = {entry.path: entry for entry in entries}
        self._urls: dict[str, str] = {}
        self._versions: dict[Any, list[Entry]] = {}
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


def prefix_of(locale: str) -> str:
    """What stands before every address of a language; nothing for the source language."""
    return "" if locale == settings.LANGUAGE_CODE else f"/{locale}"


def _entries(viewer: Viewer, pages: list[Page], others: list[int]) -> list[Entry]:
    if not pages and not others:
        return []
    above = {page.path[:end] for page in pages for end in range(2 * STEP, len(page.path) + 1, STEP)}
    keys = {page.translation_key for page in pages}
    given = {"others": others, "above": list(above), "translations": list(keys)}
    statement = _statement(viewer.audience)
    look = horizon(viewer)
    rows: Any = statement.run(look.given(statement.names) | given)
    codes = look.locales
    return [Entry(*(*fields, codes.get(locale, ""), _type(kind))) for *fields, locale, kind in rows]


@cache
def _statement(audience: Audience) -> Statement:
    wanted = (
        Q(AnyOf("pk", "others", BigIntegerField()))
        | Q(AnyOf("path", "above", TextField()))
        | Q(AnyOf("translation_key", "translations", UUIDField()))
    )
    rows = visible(Page, any_viewer(audience)).filter(wanted).order_by("path")
    return Statement(rows.values_list(*FIELDS, *MORE))


def _type(content_type: int) -> str:
    model = ContentType.objects.get_for_id(content_type).model_class()
    return Page._meta.label if model is None else model._meta.label
