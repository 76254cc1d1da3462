"""The frame of the site, and the network in figures."""

from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from cms.reading.answers import answer
from cms.reading.parameters import Parameters
from cms.reading.viewer import Viewer
from home.network import read_network
from home.schemas.network import NetworkFigures
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


@router.get("statistics", response=NetworkFigures, summary="数字で見る自治体名簿")
def get_statistics(request: HttpRequest) -> HttpResponse:
    """Counts derived from the register today; stated figures stand on the front page."""
    return answer(read_network(Viewer.public()))
