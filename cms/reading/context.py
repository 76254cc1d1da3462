"""What a shape may ask for besides its row: all of it fetched before, once for the whole read."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Model
from wagtail.models import Page, TranslatableMixin

from cms.reading import relations, rich_text
from cms.reading.addresses import Addresses
from cms.reading.files import Files
from cms.reading.horizon import horizon
from cms.reading.references import references_of
from cms.reading.schemas import Breadcrumb, FileSchema, ImageSchema, Link, PageMeta, Translation
from cms.reading.shapes import needs_of
from cms.reading.targets import look_up
from cms.reading.viewer import Viewer
from cms.reading.visibility import visible


class ReadContext:
    """Lookups for shapes; none of them queries the database, none of them knows a hidden row."""

    def __init__(
        self,
        viewer: Viewer,
        related: Iterable[Model],
        *,
        translated: Iterable[Any] = (),
        is_draft: bool = False,
    ) -> None:
        """Look up what the shapes of some rows may ask for.

        Args:
            viewer: who reads, and when.
            related: the rows and all that was loaded behind them.
            translated: those whose versions in other languages are asked for; pages are anyway.
            is_draft: whether the rows may be hidden, and their files with them.
        """
        related = list(related)
        found = references_of(related)
        pages = [row for row in related if isinstance(row, Page)]
        self.viewer = viewer
        targets = look_up(viewer, pages, found)
        self._addresses = Addresses(horizon(viewer), targets.pages)
        self._files = Files(
            targets.images, targets.documents, self._addresses.base, is_draft=is_draft
        )
        self._records = {
            model: _linked(model, keys, viewer) for model, keys in found.records.items()
        }
        self._versions = _versions(viewer, translated)

    @property
    def now(self) -> datetime:
        return self.viewer.now

    @property
    def base_url(self) -> str:
        """Scheme and host of the site, without a slash at the end."""
        return self._addresses.base

    def html_url(self, page: Page) -> str:
        """The absolute address of a page in hand."""
        return self._addresses.html_url(page)

    def record_url(self, row: Any) -> str:
        """The absolute address of a record in hand that is no page but has a `site_path`."""
        return self.site_url(row.site_path, self.locale(row))

    def site_url(self, path: str, locale: str) -> str:
        """The absolute address of something that stands at a path of its own, in a language."""
        return self._addresses.site_url(path, locale)

    def detail_url(self, resource: str, key: int) -> str:
        """The absolute address of a record's JSON, such as `events` or `organizations`."""
        return self._addresses.detail_url(resource, key)

    def list_url(self, resource: str) -> str:
        """The absolute address of a list's JSON, such as that of `organizations`."""
        return self._addresses.list_url(resource)

    def page(self, key: int | None) -> Link | None:
        """The page that a field, block or text refers to, unless it is hidden or gone."""
        return self._addresses.link(key)

    def pages(self, keys: Iterable[int | None]) -> list[Link]:
        """Those of several such pages that are neither hidden nor gone."""
        return [link for key in keys if (link := self.page(key))]

    def record(self, model: type[Model], key: int | None) -> Link | None:
        """A record that is no page, as its own `link` shape, unless it is hidden or gone."""
        row: Any = self._records.get(model, {}).get(key)
        return None if row is None else row.link(self)

    def rich_text(self, source: str) -> str:
        """Resolved HTML of a rich text as stored."""
        return rich_text.resolve(source, self._addresses.page_url, self._file_url, self.image)

    def image(
        self, key: int | None, alt: str = "", *, decorative: bool = False
    ) -> ImageSchema | None:
        """An image as it is described here, unless it is hidden, gone or not ready.

        Args:
            key: of the image.
            alt: the alternative text here.
            decorative: whether an editor said that it is decoration here, so that it needs none.
        """
        return self._files.image(key, alt, decorative=decorative)

    def file(self, key: int | None) -> FileSchema | None:
        """A document, unless it is hidden or gone."""
        return self._files.document(key)

    def breadcrumbs(self, page: Page) -> list[Breadcrumb]:
        """The visible ancestors of a page in hand, from the front page downwards."""
        return self._addresses.breadcrumbs(page)

    def front(self, locale: str) -> list[Breadcrumb]:
        """The front page in a language, where breadcrumbs begin; empty while it is hidden."""
        return self._addresses.front(locale)

    def page_meta(self, page: Page) -> PageMeta:
        return PageMeta(
            type=page._meta.label,
            detail_url=self.detail_url("pages", page.pk),
            html_url=self.html_url(page),
            slug=page.slug,
            locale=self._addresses.locale(page),
            first_published_at=page.first_published_at,
            last_published_at=page.last_published_at,
        )

    def locale(self, row: Any) -> str:
        """The language code of a page or translatable record in hand."""
        return self._addresses.locale(row)

    def translations(self, row: Any) -> list[Translation]:
        """The visible versions of a page in other languages.

        Of a record that is no page, too, if the shape says so in its `needs`.
        """
        if isinstance(row, Page):
            return self._addresses.translations(row)
        return [
            Translation(
                locale=self.locale(version),
                id=version.pk,
                title=getattr(version, "site_title", str(version)),
                html_url=self._record_url(version),
            )
            for version in self._versions[type(row)].get(row.translation_key, ())
            if version.pk != row.pk
        ]

    def _record_url(self, row: Any) -> str | None:
        return self.record_url(row) if hasattr(row, "site_path") else None

    def _file_url(self, key: int) -> str | None:
        found = self.file(key)
        return None if found is None else found.url


def _linked(model: Any, keys: set[int], viewer: Viewer) -> dict[Any, Any]:
    """The visible ones of the records that blocks refer to, with what their `link` needs."""
    return relations.fetch(model, keys, needs_of(model.link), viewer)


def _versions(viewer: Viewer, rows: Iterable[Any]) -> dict[type[Model], dict[Any, list[Any]]]:
    """By model and translation key: the visible rows in all languages."""
    keys: dict[type[Model], set[Any]] = {}
    for row in rows:
        if isinstance(row, TranslatableMixin) and not isinstance(row, Page):
            keys.setdefault(type(row), set()).add(row.translation_key)
    found: dict[type[Model], dict[Any, list[Any]]] = {}
    for model, wanted in keys.items():
        by_key = found.setdefault(model, {})
        versions: Any = visible(model, viewer).filter(translation_key__in=wanted).order_by("pk")
        for row in versions:
            by_key.setdefault(row.translation_key, []).append(row)
    return found
