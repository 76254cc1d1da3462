"""Organizations in the content API."""

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router

from cms.reading.answers import answer
from cms.reading.filters import AsOfParameters
from cms.reading.parameters import Key
from cms.reading.read import read_key, read_slice
from cms.reading.viewer import Viewer
from members.models import Organization
from members.parameters import OrganizationParameters
from members.schemas.organization import OrganizationDetail, OrganizationList

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
    rows = Organization.objects.in_locale(parameters.locale).on(viewer.as_of)
    part = read_slice(
        parameters.narrow(rows).in_reading_order(),
        viewer,
        Organization.summary,
        offset=parameters.offset,
        limit=parameters.limit,
    )
    return answer(OrganizationList(as_of=viewer.as_of, count=part.count, items=part.items))


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
