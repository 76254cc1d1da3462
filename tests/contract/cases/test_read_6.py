"""READ-6: hostile parameters and paths are refused in a sentence, never a failure of the server."""

import json
from typing import Any

import httpx
import pytest

from tests.contract.cases.wire import Answer, send
from tests.factories.news import EventPageFactory, NewsPageFactory
from tests.fixtures.live_site import LiveSite

HUGE = "99999999999999999999"
LONG = "a" * 20_000

PARAMETERS = {
    "organizations?q=%00": "q",
    "organizations?q=a%00b": "q",
    "organizations?q=%ff": "q",
    "organizations?q=%ED%A0%80": "q",  # half of a character
    "organizations?q=%1b[2J": "q",
    f"organizations?q={LONG}": "q",
    "organizations?prefecture=１３": "prefecture",
    "resolve?path=/%00/": "path",
    "resolve?path=news": "path",
    f"resolve?path=/{LONG}/": "path",
    "resolve": "path",
    "news?limit=-1": "limit",
    "news?limit=0": "limit",
    "news?limit=1000000": "limit",
    "news?limit=101": "limit",
    "news?limit=１": "limit",
    "news?limit=1e3": "limit",
    "news?limit=1.0": "limit",
    "news?limit=0x10": "limit",
    "news?limit=1_0": "limit",
    "news?limit=+10": "limit",
    "news?limit=NaN": "limit",
    f"news?limit={LONG}": "limit",
    f"news?offset={HUGE}": "offset",
    f"news?offset=-{HUGE}": "offset",
    "news?offset=10001": "offset",
    f"news?year={HUGE}": "year",
    f"news?series={HUGE}": "series",
    "news?field=%00": "field",
    "events?from=2016-02-30": "from",
    "events?from=2016-2-3": "from",
    "events?from=20160203": "from",
    "events?from=2016-W05-3": "from",
    "events?from=0000-01-01": "from",
    "events?from=99999-01-01": "from",
    "events?from=2016-05-02&to=2016-05-01": "to",
    "events?from=%00": "from",
    "events?upcoming=1": "upcoming",
    "events?%00=1": "?",
    "statistics?%ff=1": "?",
}

MISSING = (
    "/%00/",
    "/\x01/",
    "/events/x%00/",
    "/events/x%00/calendar.ics",
    "/organizations/%00/",
    "/%ff%fe/",
    "/%ED%A0%80/",
    "/%2F%5Bx?a=1",
    "/%2F%5B/?a=1",
    "/%2Fwww.example.jp:x/?a=1",
    "/api/v1/resolve?path=//%5Bx?a",
    "/api/v1/resolve?path=//%255Bx%3Fa%3D1",
    "/api/v1/resolve?path=//%5Bx/%3Fa%3D1",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/..%5c..%5c/",
    "/%25%30%30/",
    "/%2500/",
    "/" + "%E3%81%82" * 2_000 + "/",
    "/" + "a/" * 2_000,
    f"/documents/{HUGE}/x.pdf",
    "/documents/%00/x.pdf",
    f"/api/v1/pages/{HUGE}",
    "/api/v1/pages/-1",
    "/api/v1/pages/0",
    "/api/v1/pages/%00",
    "/api/v1/pages/１",
    f"/api/v1/pages/{HUGE}/children",
    f"/api/v1/organizations/{HUGE}",
    "/api/v1/nothing%00",
    "/api/v1/%ff",
    f"/news/?page={HUGE}",
    "/news/?page=%00",
    "/news/?page=-1",
)

QUERIES = ("%00", "a=%00", "q=%ff", "utm_source=%ED%A0%80", "a" * 5_000, "[]", "%", "&&=")


@pytest.fixture
def content(live_site: LiveSite) -> LiveSite:
    NewsPageFactory(title="架空の記事", slug="kaku")
    EventPageFactory(title="架空の集い")
    return live_site


def test_a_hostile_parameter_is_refused_by_name(content: LiveSite) -> None:
    for path, parameter in PARAMETERS.items():
        answer = send(content, f"/api/v1/{path}")
        problem = problem_of(answer, path[:60])
        assert answer.status == 422, path[:60]
        assert [error["parameter"] for error in problem["errors"]] == [parameter], path[:60]
        assert parameter in problem["detail"]


def test_a_hostile_path_is_missing(content: LiveSite) -> None:
    for path in MISSING:
        answer = send(content, path)
        if answer.status == 301:  # the slash at the end
            answer = send(content, answer.headers["location"])
        assert answer.status in {400, 404}, path[:60]
        assert "架空の".encode() not in answer.body
        if path.startswith("/api/"):
            assert problem_of(answer, path)["code"] == "not_found"


def test_a_hostile_query_changes_nothing_on_a_page(content: LiveSite) -> None:
    """Somebody else's link leads here: the page is shown as if nothing had been asked."""
    for page in ("/", "/news/", "/news/kaku/", "/organizations/"):
        plain = main_of(send(content, page))
        assert b"<h1" in plain
        for query in QUERIES:
            answer = send(content, f"{page}?{query}")
            assert answer.status == 200, (page, query[:20])
            assert main_of(answer) == plain, (page, query[:20])


def test_what_is_sent_to_the_public_api_is_refused_unread(content: LiveSite) -> None:
    bodies = (b'{"title": "\\ud800"}', b"\x00", b"{" * 10_000, b"[1e999999]")
    with httpx.Client(base_url=content.url, timeout=30) as visitor:
        for body in bodies:
            for method in ("POST", "PUT", "PATCH", "DELETE"):
                headers = {"content-type": "application/json"}
                answer = visitor.request(method, "/api/v1/news", content=body, headers=headers)
                assert answer.status_code == 405
                assert answer.json()["code"] == "method_not_allowed"


def test_every_list_publishes_its_limits(content: LiveSite) -> None:
    document = json.loads(send(content, "/api/v1/openapi.json").body)
    for resource in ("news", "events", "publications", "organizations", "redirects"):
        described = document["paths"][f"/api/v1/{resource}"]["get"]["parameters"]
        limits = {part["name"]: part["schema"] for part in described}
        assert (limits["limit"]["minimum"], limits["limit"]["maximum"]) == (1, 100)
        most, start = limits["limit"]["maximum"], limits["offset"]["maximum"]
        assert send(content, f"/api/v1/{resource}?limit={most}&offset={start}").status == 200
        assert send(content, f"/api/v1/{resource}?limit={most + 1}").status == 422
        assert send(content, f"/api/v1/{resource}?offset={start + 1}").status == 422


def main_of(answer: Answer) -> bytes:
    """What a page says, without its head."""
    return answer.body.partition(b"<main")[2].partition(b"</main>")[0]


def problem_of(answer: Answer, path: str) -> Any:
    """A problem that says in Japanese what is wrong, and nothing of how the server is made."""
    assert 400 <= answer.status < 500, path
    assert answer.headers["content-type"] == "application/problem+json", path
    assert len(answer.body) < 2_000
    for word in (b"Traceback", b"psycopg", b"ValueError", b"django", b"a" * 300):
        assert word not in answer.body
    return json.loads(answer.body)
