"""What the read path is measured against, and a list that carries whole records."""

from functools import cache
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from cms.reading.answers import CONTENT_TYPE, answer
from cms.reading.read import read_slice
from cms.reading.schemas import Schema
from cms.reading.versions import current_version
from cms.reading.viewer import Audience, Viewer
from news.models import NewsPage
from news.schemas.news import NewsDetail
from tests.benchmarks.statement import LIST, LIST_WITH_TARGETS


class FullList(Schema):
    """Our list of news, but with all that the details say."""

    count: int
    items: list[NewsDetail]


def full_list(request: HttpRequest) -> HttpResponse:
    """All fields of a slice of news through the gate."""
    offset, limit = _slice(request)
    rows = NewsPage.objects.in_locale("ja").newest_first()
    part = read_slice(rows, Viewer.public(), NewsPage.detail, offset=offset, limit=limit)
    return answer(FullList(count=part.count, items=part.items))


def statement(request: HttpRequest) -> HttpResponse:
    """The hand-written statement, with or without what it refers to."""
    offset, limit = _slice(request)
    with connection.cursor() as cursor:
        cursor.execute(LIST_WITH_TARGETS if "targets" in request.GET else LIST, [offset, limit])
        text: str = cursor.fetchone()[0]
    return HttpResponse(text.encode(), content_type=CONTENT_TYPE)


def static_bytes(request: HttpRequest) -> HttpResponse:
    """As many bytes as a full list has, from memory."""
    return HttpResponse(_bytes(), content_type=CONTENT_TYPE)


def static_bytes_of_version(request: HttpRequest) -> HttpResponse:
    """The same, after one look at the version of the content."""
    current_version(Audience.PUBLIC)
    return HttpResponse(_bytes(), content_type=CONTENT_TYPE)


@cache
def _bytes() -> bytes:
    return full_list(RequestFactory().get("/", {"limit": "20"})).content


def _slice(request: HttpRequest) -> tuple[int, int]:
    given: Any = request.GET
    return int(given.get("offset", 0)), int(given.get("limit", 20))
