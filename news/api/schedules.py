"""Yearly schedules in the content API."""

from typing import Annotated

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Path, Query, Router

from cms.reading.answers import answer
from cms.reading.filters import LocaleParameters
from cms.reading.viewer import Viewer
from news.models.schedules import schedule_of
from news.schemas.schedules import SchedulePageDetail

router = Router(tags=["schedules"])

FiscalYearInPath = Annotated[
    int,
    Path(
        ge=1900,
        le=2100,
        description="Fiscal year (年度) by the Gregorian number of its April.",
        examples=[2016],
    ),
]


@router.get(
    "schedules/{fiscal_year}",
    response=SchedulePageDetail,
    summary="年間スケジュール",
    url_name="schedule",
)
def get_schedule(
    request: HttpRequest, fiscal_year: FiscalYearInPath, parameters: Query[LocaleParameters]
) -> HttpResponse:
    """What is planned in a fiscal year: rows of bars and milestones, as the chart draws them."""
    found = schedule_of(fiscal_year, Viewer.public(), parameters.locale)
    if found is None:
        raise Http404
    return answer(found)
