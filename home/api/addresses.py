"""What stands at an address, and where old addresses lead."""

from typing import Annotated

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field
from wagtail.models import Site

from cms.reading.answers import answer
from cms.reading.parameters import Parameters, SliceParameters
from cms.reading.problems import Problem
from cms.reading.viewer import Viewer
from home.schemas.addresses import Resolution
from home.schemas.lists import RedirectList
from home.services.redirects import read_redirects
from home.services.resolve import resolve

router = Router(tags=["addresses"])


class ResolveParameters(Parameters):
    """Which address."""

    path: Annotated[
        str,
        Field(
            pattern="^/",
            max_length=2000,
            description="From the root of the site, with the query if there is one; raw or "
            "percent-encoded, with or without a slash at the end. Such as `/news/`.",
        ),
    ]


@router.get("resolve", response={200: Resolution, 404: Problem}, summary="アドレスにあるもの")
def resolve_address(request: HttpRequest, parameters: Query[ResolveParameters]) -> HttpResponse:
    """A visible page or record in any spelling of its address, or where an old address leads."""
    found = resolve(parameters.path, Viewer.public(), default_site())
    if found is None:
        raise Http404
    return answer(found)


@router.get("redirects", response=RedirectList, summary="以前のアドレスの転送先")
def list_redirects(request: HttpRequest, parameters: Query[SliceParameters]) -> HttpResponse:
    """Those alone that lead somewhere visible, in the order of the addresses."""
    site = Site.objects.get(is_default_site=True)
    found = read_redirects(Viewer.public(), site, offset=parameters.offset, limit=parameters.limit)
    return answer(RedirectList(count=found.count, items=found.items))


def default_site() -> Site:
    """The site whose addresses the API gives.

    Raises:
        Http404: no site is the default one.
    """
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        raise Http404
    return site
