"""Pages of any type, and the pages below them."""

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router

from cms.reading.answers import answer
from cms.reading.parameters import Key, SliceParameters
from cms.reading.problems import Problem
from cms.reading.viewer import Viewer
from home.children import read_children
from home.page_types import any_page
from home.schemas.lists import LinkList
from home.services.pages import page_row, read_page

router = Router(tags=["pages"])


@router.get("/pages/{id}", response={200: any_page(), 404: Problem}, summary="A page of any type")
def page(request: HttpRequest, id: Key) -> HttpResponse:  # noqa: A002  # the name in the address
    found = read_page(id, Viewer.public())
    if found is None:
        raise Http404
    return answer(found)


@router.get(
    "/pages/{id}/children", response={200: LinkList, 404: Problem}, summary="The pages below a page"
)
def children(
    request: HttpRequest,
    id: Key,  # noqa: A002  # the name in the address
    parameters: Query[SliceParameters],
) -> HttpResponse:
    """In the editors' order; the visible ones alone."""
    viewer = Viewer.public()
    parent = page_row(id, viewer)
    if parent is None:
        raise Http404
    found = read_children(parent, viewer, offset=parameters.offset, limit=parameters.limit)
    return answer(LinkList(count=found.count, items=found.items))
