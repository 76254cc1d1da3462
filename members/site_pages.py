"""The list of organizations as the site shows it: frame, controls and one page of rows."""

from django.http import QueryDict

from cms.pages.facets import choices
from cms.pages.listings import PAGE_SIZE, Control, Option, filters, page_number, page_of
from cms.reading.context import ReadContext
from cms.reading.filters import lenient
from cms.reading.read import read, read_slice
from cms.reading.viewer import Viewer
from cms.tables.exports.downloads import downloads_of
from members.addresses import LIST_PATH, LIST_TITLE, RESOURCE
from members.choices import OrganizationKind, Region
from members.codes import prefecture_part
from members.models import Organization
from members.parameters import OrganizationFilters
from members.schemas.site_pages import ListMeta, ListPage, OrganizationListing

DESCRIPTION = "全国の都道府県と市区町村を、名称、読み、都道府県、地方から探せます。"


def read_list_page(viewer: Viewer, locale: str) -> ListPage:
    """Title, address and breadcrumbs of the list."""
    context = ReadContext(viewer, [])
    return ListPage(
        title=LIST_TITLE,
        description=DESCRIPTION,
        meta=ListMeta(
            html_url=context.site_url(LIST_PATH, locale),
            detail_url=context.list_url(RESOURCE),
            locale=locale,
        ),
        breadcrumbs=context.front(locale),
        translations=[],
    )


def read_listing(viewer: Viewer, locale: str, query: QueryDict) -> OrganizationListing:
    """The page of the list that an address asks for.

    Raises:
        Http404: there is no such page.
    """
    chosen = lenient(OrganizationFilters, query)
    viewer = viewer.on(chosen.as_of)
    organizations = Organization.objects.in_locale(locale).on(viewer.as_of)
    number = page_number(query)
    part = read_slice(
        chosen.narrow(organizations).in_reading_order(),
        viewer,
        Organization.summary,
        offset=(number - 1) * PAGE_SIZE,
        limit=PAGE_SIZE,
    )
    return OrganizationListing(
        items=part.items,
        count=part.count,
        filters=filters(chosen, _controls(viewer)),
        is_filtered=chosen != OrganizationFilters(),
        pagination=page_of(number, part.count, chosen),
        downloads=downloads_of(ReadContext(viewer, []).list_url(RESOURCE), chosen, locale),
    )


def _controls(viewer: Viewer) -> list[Control]:
    return [
        Control("q", "名称・読み・コード", input_type="search"),
        Control("region", "地方", choices(Region)),
        Control("prefecture", "都道府県", _prefectures(viewer)),
        Control("kind", "種別", choices(OrganizationKind)),
        Control("as_of", "いつの時点（空なら今日）"),
    ]


def _prefectures(viewer: Viewer) -> list[Option]:
    rows = Organization.objects.prefectures().in_source().order_by("code")
    return read(rows, viewer, _option)


def _option(row: Organization, context: ReadContext) -> Option:
    return prefecture_part(row.code), row.name, None
