"""The frame of every page: names, menus, contact points and terms in one language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from wagtail.models import Page, Site

from cms.reading.context import ReadContext
from cms.reading.horizon import one_look
from cms.reading.read import Shape, read, read_one, read_row
from cms.reading.shapes import needs
from cms.reading.viewer import Viewer
from home.models import SiteSettings
from home.schemas.site import ApiAddresses, MenuItem, SiteDetail, SiteLanguage, SiteTexts


@dataclass(frozen=True, slots=True)
class Root:
    """The front page in one language."""

    locale: str
    path: str
    html_url: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What the settings say in one language."""

    texts: SiteTexts
    menu: list[MenuItem]
    base: str


def read_site(viewer: Viewer, locale: str) -> SiteDetail:
    """The frame in one language; as long as that has no visible front page, without its menu."""
    with one_look(viewer):
        return _site(viewer, locale)


def _site(viewer: Viewer, locale: str) -> SiteDetail:
    roots = {root.locale: root for root in read(_front_pages(), viewer, _root)}
    own = roots.get(locale)
    frame = _frame(viewer, locale)
    prefix = "" if locale == settings.LANGUAGE_CODE else f"/{locale}"
    pages = read(_in_menu(own), viewer, _item) if own else []
    return SiteDetail(
        **dict(frame.texts),
        locale=locale,
        html_url=own.html_url if own else f"{frame.base}{prefix}/",
        languages=list(_languages(roots)),
        navigation=[*pages, *frame.menu],
        api=ApiAddresses(
            root=f"{frame.base}/api/v1/",
            openapi=f"{frame.base}/api/v1/openapi.json",
            docs=f"{frame.base}/api/v1/docs",
        ),
    )


def _frame(viewer: Viewer, locale: str) -> Frame:
    shape = _frame_in(locale)
    found = read_one(SiteSettings.objects.all(), viewer, shape)
    return found or read_row(_untouched(), viewer, shape)


def _untouched() -> SiteSettings:
    """The settings before anybody has saved them, in a database that lost its first rows."""
    return SiteSettings(contact_points=[], menu_links=[], footer_links=[])


def _frame_in(locale: str) -> Shape[SiteSettings, Frame]:
    is_english = locale == "en"

    @needs("contact_points", "menu_links__page", "footer_links__page")
    def frame(row: SiteSettings, context: ReadContext) -> Frame:
        menu = [link.schema(context, is_english=is_english) for link in row.menu_links.all()]
        return Frame(row.texts(context, is_english=is_english), menu, context.base_url)

    return frame


def _front_pages() -> "QuerySet[Page]":
    keys = Site.objects.filter(is_default_site=True).values("root_page__translation_key")
    pages: QuerySet[Page] = Page.objects.filter(translation_key__in=keys)
    return pages


def _root(page: Page, context: ReadContext) -> Root:
    return Root(context.locale(page), page.path, context.html_url(page))


def _in_menu(root: Root) -> "QuerySet[Page]":
    depth = len(root.path) // Page.steplen + 1
    below = Page.objects.filter(path__startswith=root.path, depth=depth, show_in_menus=True)
    pages: QuerySet[Page] = below.order_by("path")
    return pages


def _item(page: Page, context: ReadContext) -> MenuItem:
    return MenuItem(id=page.pk, title=page.title, html_url=context.html_url(page))


def _languages(roots: Mapping[str, Root]) -> Iterator[SiteLanguage]:
    for code, name in settings.WAGTAIL_CONTENT_LANGUAGES:
        if code in roots:
            yield SiteLanguage(code=code, name=str(name), html_url=roots[code].html_url)
