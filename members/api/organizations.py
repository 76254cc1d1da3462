"""Organizations in the content API."""

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router

from cms.reading.answers import answer
from cms.reading.filters import AsOfParameters
from cms.reading.parameters import Key
from cms.reading.read import read_key, read_slice
from cms.reading.viewer import Viewer
from cms.tables.exports.answers import csv_answer, xlsx_answer
from cms.tables.exports.described import csv_extra, xlsx_extra
from members.models import Organization
from members.parameters import (
    OrganizationCsvParameters,
    OrganizationParameters,
    OrganizationTableParameters,
)
from members.querysets import OrganizationQuerySet
from members.schemas.organization import OrganizationDetail, OrganizationList
from members.tables.organizations import ORGANIZATIONS

router = Router(tags=["organizations"])


@router.get(
    "organizations",
    response=OrganizationList,
    summary="自治体・団体の一覧",
    url_name="organizations",
)
def list_organizations(
    request: HttpRequest, parameters: Query[OrganizationParameters]
) -> HttpResponse:
    """The 47 prefectures, the 1,741 municipalities and others, in the order of their readings."""
    viewer = Viewer.public().on(parameters.as_of)
    part = read_slice(
        _rows(parameters, viewer),
        viewer,
        Organization.summary,
        offset=parameters.offset,
        limit=parameters.limit,
    )
    return answer(OrganizationList(as_of=viewer.as_of, count=part.count, items=part.items))


@router.get(
    "organizations.csv",
    summary="自治体・団体の一覧（CSV）",
    url_name="organizations_csv",
    openapi_extra=csv_extra(),
)
def list_organizations_csv(
    request: HttpRequest, parameters: Query[OrganizationCsvParameters]
) -> HttpResponse:
    """The whole list as a table that the admin reads back without a change."""
    viewer = Viewer.public().on(parameters.as_of)
    return csv_answer(ORGANIZATIONS, _rows(parameters, viewer), viewer, parameters.encoding)


@router.get(
    "organizations.xlsx",
    summary="自治体・団体の一覧（Excelブック）",
    url_name="organizations_xlsx",
    openapi_extra=xlsx_extra(),
)
def list_organizations_xlsx(
    request: HttpRequest, parameters: Query[OrganizationTableParameters]
) -> HttpResponse:
    """The same table as a workbook with dates, numbers and texts of their own types."""
    viewer = Viewer.public().on(parameters.as_of)
    return xlsx_answer(ORGANIZATIONS, _rows(parameters, viewer), viewer)


@router.get(
    "organizations/{key}",
    response=OrganizationDetail,
    summary="自治体・団体",
    url_name="organization",
)
def get_organization(
    request: HttpRequest, key: Key, parameters: Query[AsOfParameters]
) -> HttpResponse:
    """One organization with its position, its past, its constituents and its translations."""
    viewer = Viewer.public().on(parameters.as_of)
    found = read_key(Organization, key, viewer, Organization.detail)
    if found is None:
        raise Http404
    return answer(found)


def _rows(
    asked: OrganizationParameters | OrganizationTableParameters, viewer: Viewer
) -> OrganizationQuerySet[Organization]:
    """The organizations that an address asks for, as they were on the viewer's day."""
    rows = Organization.objects.in_locale(asked.locale).on(viewer.as_of)
    found: OrganizationQuerySet[Organization] = asked.narrow(rows).in_reading_order()
    return found
