"""What every API of this house has in common, whichever mount it stands on."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, path
from ninja import NinjaAPI

from cms.reading import problems
from cms.reading.parameters import strict


class ContentAPI(NinjaAPI):
    """Ninja with strict parameters, problems for every failure, and OPTIONS on every address."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        problems.install(self)
        self.add_decorator(strict, mode="view")

    def _get_urls(self) -> list[URLResolver | URLPattern]:
        patterns = super()._get_urls()
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                pattern.callback = _polite(pattern.callback)
        return [*patterns, path("<path:unknown>", problems.not_found)]


def _polite(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Say which methods an address knows, and refuse the others with a problem."""

    def polite_view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if response.status_code != 405:
            return response
        allowed = {"OPTIONS", *response.headers["Allow"].split(", ")}
        if "GET" in allowed:
            allowed.add("HEAD")  # the public cache makes it from the whole answer
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers={"Allow": ", ".join(sorted(allowed))})
        return problems.not_allowed(allowed)

    polite_view.csrf_exempt = True  # type: ignore[attr-defined]  # as Ninja's own views
    return polite_view
