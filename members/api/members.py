"""Members and stated figures in the content API."""

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from cms.reading.answers import answer
from cms.reading.read import read_slice
from cms.reading.viewer import Viewer
from members.directory import read_figures
from members.member_parameters import FigureParameters, MemberParameters
from members.models import Organization
from members.schemas.figures import FigureList
from members.schemas.members import MemberList

router = Router(tags=["members"])


@router.get("members", response=MemberList, summary="会員の一覧", url_name="members")
def list_members(request: HttpRequest, parameters: Query[MemberParameters]) -> HttpResponse:
    """Who was a member on a day, in the order of readings.

    Of a body that was dissolved, whoever took over is a member.
    """
    viewer = Viewer.public().on(parameters.as_of)
    register = Organization.objects.in_source().on(viewer.as_of)
    part = read_slice(
        parameters.narrow(register.members()).in_reading_order(),
        viewer,
        Organization.member,
        offset=parameters.offset,
        limit=parameters.limit,
    )
    return answer(MemberList(as_of=viewer.as_of, count=part.count, items=part.items))


@router.get("figures", response=FigureList, summary="公表された数", url_name="figures")
def list_figures(request: HttpRequest, parameters: Query[FigureParameters]) -> HttpResponse:
    """Figures with their day and source, latest first, beside what is counted here."""
    part = read_figures(
        Viewer.public(), parameters, offset=parameters.offset, limit=parameters.limit
    )
    return answer(FigureList(count=part.count, items=part.items))
