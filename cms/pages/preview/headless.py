"""Previews in a front end elsewhere, at `HEADLESS_PREVIEW_URL`."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_safe

from cms.pages.preview.drafts import unkept
from cms.pages.preview.looks import Look, LookRefusedError, look_of
from cms.pages.preview.sources import PREVIEWS, preview_view, source_of, typed_source
from cms.pages.preview.tokens import token_for


def to_front_end(page: Any, request: HttpRequest | None, look: Look) -> HttpResponse | None:
    """Lead a preview of the admin to the front end; None if there is none, or nothing to show."""
    source = source_of(page, request) if settings.HEADLESS_PREVIEW_URL and request else None
    if source is None or request is None:
        return None
    query = {"token": token_for(source, request.user, look)}
    if source.page:
        query["page"] = str(source.page)
    address = settings.HEADLESS_PREVIEW_URL
    joint = "&" if "?" in address else "?"
    return unkept(HttpResponseRedirect(f"{address}{joint}{urlencode(query)}"))


@require_safe
def fresh_token(request: HttpRequest) -> HttpResponse:
    """A new token for what is typed into the form that Wagtail previews at the address `preview`.

    `mode` and `at` say how to look, as in the preview itself.
    """
    try:
        match = resolve(request.GET.get("preview", ""))
        if match.view_name not in PREVIEWS:
            raise Http404
        page = preview_view(match.kwargs, request.user).object
        look = look_of(request.GET.get("mode"), request.GET.get("at", ""))
    except (Resolver404, PermissionDenied):
        raise Http404 from None
    except LookRefusedError as refusal:
        return unkept(JsonResponse({"refused": str(refusal)}, status=422))
    source = typed_source(page, request.user, match.kwargs.get("parent_page_id", ""))
    if source is None:
        raise Http404
    answer = {"token": token_for(source, request.user, look), "page": source.page or None}
    return unkept(JsonResponse(answer))
