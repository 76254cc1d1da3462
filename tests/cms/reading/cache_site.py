"""A small site for the tests of the public cache: its views count how often they are asked."""

from collections import Counter

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from wagtail.models import Page

from cms.reading.cache.marking import cacheable
from cms.reading.problems import not_found, problem
from cms.reading.viewer import Viewer
from cms.reading.visibility import visible

asked: Counter[str] = Counter()

HTML = "<!doctype html><html lang='ja'><body><!--renkei:notice--><h1>{}</h1>{}</body></html>"


def titles(request: HttpRequest) -> HttpResponse:
    """Every visible page, as JSON."""
    asked[request.path] += 1
    rows = visible(Page, Viewer.public()).filter(depth=2).order_by("pk")
    found = {"items": list(rows.values_list("title", flat=True)), "fill": "連携" * 500}
    return cacheable(JsonResponse(found), parameters_known=set(request.GET) <= {"a", "b"})


def page(request: HttpRequest) -> HttpResponse:
    """The same, as a page for people."""
    asked[request.path] += 1
    rows = visible(Page, Viewer.public()).filter(depth=2).order_by("pk")
    names = "、".join(rows.values_list("title", flat=True))
    return cacheable(HttpResponse(HTML.format(names, "連携 " * 500)))


def personal(request: HttpRequest) -> HttpResponse:
    """A careless view: it greets by cookie, sets one, and says that it varies."""
    asked[request.path] += 1
    name = request.COOKIES.get("name", "") + request.headers.get("Authorization", "")
    response = HttpResponse(f"こんにちは {name} {request.headers.get('Accept-Language', '')}")
    response.set_cookie("name", "set")
    response.headers["Vary"] = "Cookie, Accept-Language"
    return cacheable(response)


def varying(request: HttpRequest) -> HttpResponse:
    """A view that answers differently for a reason that the address does not show."""
    asked[request.path] += 1
    return cacheable(HttpResponse("x", headers={"Vary": "HX-Request"}))


def unmarked(request: HttpRequest) -> HttpResponse:
    asked[request.path] += 1
    return HttpResponse("unmarked")


def refused(request: HttpRequest) -> HttpResponse:
    asked[request.path] += 1
    return problem(422, "invalid_parameters", "だめです。")


def breaking(request: HttpRequest) -> HttpResponse:
    """A view under which the database goes away."""
    asked[request.path] += 1
    if request.GET:
        raise OperationalError("gone")
    return cacheable(HttpResponse(HTML.format("はじめ", "")))


urlpatterns = [
    path("titles/", titles),
    path("api/v1/titles/", titles),
    path("page/", page),
    path("personal/", personal),
    path("admin/personal/", personal),
    path("varying/", varying),
    path("unmarked/", unmarked),
    path("refused/", refused),
    path("breaking/", breaking),
    path("api/<path:unknown>", not_found),
]
