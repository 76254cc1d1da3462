"""Organizations in the content API."""

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router

from cms.reading.answers import answer
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
    rows = parameters.narrow(Organization.objects.in_locale(parameters.locale))
    part = read_slice(
        rows.in_reading_order(),
        Viewer.public(),
        Organization.summary,
        offset=parameters.offset,
        limit=parameters.limit,
    )
    return answer(OrganizationList(count=part.count, items=part.items))


@router.get(
    "organizations/{key}",
    response=OrganizationDetail,
    summary="自治体・団体",
    url_name="organization",
)
def get_organization(request: HttpRequest, key: Key) -> HttpResponse:
    """One organization with its position, other spellings and translations."""
    found = read_key(Organization, key, Viewer.public(), Organization.detail)
    if found is None:
        raise Http404
    return answer(found)
