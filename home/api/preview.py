"""One draft, for whoever holds a token of the preview."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from cms.pages.preview.drafts import draft_detail, unkept
from cms.pages.preview.tokens import open_token
from cms.reading.answers import CONTENT_TYPE
from cms.reading.parameters import Parameters
from cms.reading.problems import Problem, not_found
from home.page_types import any_page

router = Router(tags=["preview"])


class PreviewParameters(Parameters):
    """Which draft."""

    token: Annotated[
        str,
        Field(
            max_length=500,
            description="What the admin gave to the front end in `token`; valid for an hour.",
        ),
    ]


@router.get("preview", response={200: any_page(), 404: Problem}, summary="下書きのプレビュー")
def get_preview(request: HttpRequest, parameters: Query[PreviewParameters]) -> HttpResponse:
    """The draft of a page of any type; what it refers to is read as by any other visitor."""
    opened = open_token(parameters.token)
    if opened is None:
        return unkept(not_found(request))
    with opened.look.in_time():
        detail = draft_detail(opened.page, opened.look.viewer)
    return unkept(HttpResponse(detail.model_dump_json().encode(), content_type=CONTENT_TYPE))
