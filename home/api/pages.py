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


@router.get("pages/{key}", response={200: any_page(), 404: Problem}, summary="ページ")
def get_page(request: HttpRequest, key: Key) -> HttpResponse:
    """A page of any type; `type` says which, and each type has its own fields."""
    found = read_page(key, Viewer.public())
    if found is None:
        raise Http404
    return answer(found)


@router.get(
    "pages/{key}/children",
    response={200: LinkList, 404: Problem},
    summary="ページのすぐ下のページ",
)
def list_page_children(
    request: HttpRequest, key: Key, parameters: Query[SliceParameters]
) -> HttpResponse:
    """The visible pages directly below a page, in the editors' order."""
    viewer = Viewer.public()
    parent = page_row(key, viewer)
    if parent is None:
        raise Http404
    found = read_children(parent, viewer, offset=parameters.offset, limit=parameters.limit)
    return answer(LinkList(count=found.count, items=found.items))
