"""What every API of this house has in common, whichever mount it stands on."""

import json
from collections.abc import Callable
from typing import Any, cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, path
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from cms.reading import openapi, problems
from cms.reading.answers import CONTENT_TYPE
from cms.reading.cache.marking import cacheable
from cms.reading.parameters import check, strict
from cms.reading.reference import render_reference


class Reference(DocsBase):
    """The readable page: plain HTML that needs neither network nor scripts."""

    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        return cacheable(render_reference(request, cast("ContentAPI", api).document))


class ContentAPI(NinjaAPI):
    """Ninja with strict parameters, problems for every failure, and OPTIONS on every address."""

    def __init__(self, **options: Any) -> None:
        super().__init__(docs=Reference(), docs_decorator=_without_parameters, **options)
        self._document: OpenAPISchema | None = None
        problems.install(self)
        self.add_decorator(strict, mode="view")

    @property
    def document(self) -> OpenAPISchema:
        """The OpenAPI document, made once per process."""
        if self._document is None:
            self._document = self.get_openapi_schema()
        return self._document

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        document = openapi.Document(self, path_prefix or self.get_root_path(path_params or {}))
        openapi.complete(document)
        return document

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """The name of the function: short, and the same wherever the file moves."""
        return operation.view_func.__name__

    def _get_urls(self) -> list[URLResolver | URLPattern]:
        patterns = super()._get_urls()
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                if pattern.name == "openapi-json":
                    pattern.callback = _without_parameters(self._send_document)
                elif pattern.name == "api-root":
                    pattern.callback = _without_parameters(_to_reference)
                pattern.callback = _polite(pattern.callback)
        return [*patterns, path("<path:unknown>", problems.not_found)]

    def _send_document(self, request: HttpRequest) -> HttpResponse:
        body = json.dumps(self.document, ensure_ascii=False).encode()
        return cacheable(HttpResponse(body, content_type=CONTENT_TYPE))


def _to_reference(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect("docs")


def _without_parameters(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Read the document and its page, which take no parameters and no other method."""

    def view_without_parameters(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if request.method != "GET":
            return HttpResponse(status=405, headers={"Allow": "GET"})
        try:
            check(request.GET, ())
        except problems.Refused as refused:
            return refused.as_response()
        return view(request, **kwargs)

    return view_without_parameters


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
            polite = HttpResponse(status=204, headers={"Allow": ", ".join(sorted(allowed))})
            del polite.headers["Content-Type"]
            return polite
        return problems.not_allowed(allowed)

    polite_view.csrf_exempt = True  # type: ignore[attr-defined]  # as Ninja's own views
    return polite_view
