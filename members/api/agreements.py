"""The register of agreements; their details are at `pages/{id}`."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from cms.reading.answers import answer
from cms.reading.read import read_slice
from cms.reading.viewer import Viewer
from members.agreement_tallies import agreement_tally
from members.models import AgreementPage
from members.page_parameters import AgreementParameters
from members.schemas.agreements import AgreementList

router = Router(tags=["agreements"])


@router.get("agreements", response=AgreementList, summary="連携協定の一覧", url_name="agreements")
def list_agreements(request: HttpRequest, parameters: Query[AgreementParameters]) -> HttpResponse:
    """Agreements as they stood on the day of `as_of`, latest signed first, planned ones before.

    A planned one is listed for every day before its signing. Bodies, companies and prefectures
    behind those in force on that day are counted apart and never added up.
    """
    asked, viewer = parameters, Viewer.public().on(parameters.as_of)
    agreements: Any = AgreementPage.objects.in_locale(asked.locale)
    part = read_slice(
        asked.narrow_on(agreements, viewer).latest_first(),
        viewer,
        AgreementPage.summary,
        offset=asked.offset,
        limit=asked.limit,
    )
    tally = agreement_tally(agreements, viewer)
    return answer(AgreementList(count=part.count, tally=tally, items=part.items))
