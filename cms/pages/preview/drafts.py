"""What a draft in hand looks like; all that it refers to is read as anybody would read it."""

from copy import copy
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from cms.pages.preview.looks import Look
from cms.pages.schemas.pages import PageDetail
from cms.reading.read import read_row
from cms.reading.viewer import Viewer


def draft_detail(page: Any, viewer: Viewer) -> PageDetail:
    """The detail of a draft, whose own visibility does not matter."""
    draft = copy(page)
    if draft.pk is None:  # never saved, so nothing can point to it yet
        draft.pk = 0
    detail: PageDetail = read_row(draft, viewer, type(page).detail)
    return detail


def render_draft(page: Any, request: HttpRequest, look: Look, **context: Any) -> HttpResponse:
    """The site page of a draft, finished; `context` is for its template."""
    with look.in_time():
        viewer = look.viewer
        shown = {
            "notices": look.notices,
            **context,
            "page": draft_detail(page, viewer),
            "viewer": viewer,
            **page.readings(request, viewer),
        }
        return TemplateResponse(request, page.template, shown).render()


def unkept[R: HttpResponse](response: R) -> R:
    """An answer with a draft: kept by nobody, found by no search engine, told to no other site."""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
