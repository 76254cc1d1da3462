"""The frame of the site, and the network in figures."""

from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from cms.reading.answers import answer
from cms.reading.filters import AsOfParameters
from cms.reading.parameters import Parameters
from cms.reading.viewer import Viewer
from home.network import read_statistics
from home.schemas.network import Statistics
from home.schemas.site import SiteDetail
from home.services.site import read_site

router = Router(tags=["site"])


class SiteParameters(Parameters):
    """In which language."""

    locale: Annotated[Literal["ja", "en"], Field(description="Language code.")] = "ja"


@router.get("site", response=SiteDetail, summary="サイトの枠（名前、メニュー、連絡先）")
def get_site(request: HttpRequest, parameters: Query[SiteParameters]) -> HttpResponse:
    """What every page shows around its content."""
    return answer(read_site(Viewer.public(), parameters.locale))


@router.get("statistics", response=Statistics, summary="数字で見る自治体名簿と会員")
def get_statistics(request: HttpRequest, parameters: Query[AsOfParameters]) -> HttpResponse:
    """Counts derived from the registers for a day; what was stated stands beside the members."""
    return answer(read_statistics(Viewer.public().on(parameters.as_of)))
