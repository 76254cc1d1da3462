"""Collaborations; their details are at `pages/{id}`."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from cms.reading.answers import answer
from cms.reading.read import read_slice
from cms.reading.viewer import Viewer
from members.models import CollaborationPage
from members.page_parameters import CollaborationParameters
from members.schemas.collaborations import CollaborationList

router = Router(tags=["collaborations"])


@router.get(
    "collaborations",
    response=CollaborationList,
    summary="連携事業の一覧",
    url_name="collaborations",
)
def list_collaborations(
    request: HttpRequest, parameters: Query[CollaborationParameters]
) -> HttpResponse:
    """Collaborations with wards, partners, visitors and subsidies, latest first."""
    asked = parameters
    rows: Any = CollaborationPage.objects.in_locale(asked.locale)
    part = read_slice(
        asked.narrow(rows).latest_first(),
        Viewer.public(),
        CollaborationPage.summary,
        offset=asked.offset,
        limit=asked.limit,
    )
    return answer(CollaborationList(count=part.count, items=part.items))
