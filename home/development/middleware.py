"""What the development server shows as visitors would see it."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import Resolver404, get_resolver


class OwnNotFoundMiddleware:
    """Shows the site's own page for an unknown address, where Django would list its patterns.

    Whoever tries the site out is mostly no developer. A fault still shows its traceback.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 404 and request.resolver_match is None:
            return _not_found(request, Resolver404())  # no view was asked, so Django answered
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return _not_found(request, exception) if isinstance(exception, Http404) else None


def _not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    handler: Any = get_resolver().resolve_error_handler(404)
    response: HttpResponse = handler(request, exception=exception)
    return response
