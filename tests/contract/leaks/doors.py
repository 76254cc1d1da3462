"""Every address of the public mount, and what to ask there so that a canary might fly out."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

from django.urls import URLPattern, URLResolver, get_resolver

from cms.api import api
from cms.users.door import urls as door
from news.models import ChronologyEntry, SchedulePage
from tests.contract.leaks.records import Planted, old_address

type Ask = Callable[[list[Planted]], list[str]]


def _each(address: Callable[[Any], str]) -> Ask:
    return lambda planted: [address(one.page) for one in planted]


def _always(*addresses: str) -> Ask:
    return lambda _: list(addresses)


def _own_address(page: Any) -> str:
    """Where the page would stand: below the site's root, or where its path says."""
    return f"/{page.url_path.split('/', 2)[2]}"


WORD = quote("号")  # a part of every canary, so that its echo in a form is none

# Operations of the API, by path. A new operation without its row fails the suite.
OPERATIONS: dict[str, Ask] = {
    "/api/v1/site": _always("/api/v1/site", "/api/v1/site?locale=en"),
    "/api/v1/statistics": _always("/api/v1/statistics", "/api/v1/statistics?as_of=2016-06-07"),
    "/api/v1/members": _always("/api/v1/members?limit=100", f"/api/v1/members?q={WORD}"),
    "/api/v1/figures": _always("/api/v1/figures?limit=100"),
    "/api/v1/resolve": lambda planted: [
        f"/api/v1/resolve?path={quote(_own_address(one.page))}" for one in planted
    ],
    "/api/v1/redirects": _always("/api/v1/redirects?limit=100"),
    "/api/v1/pages/{key}": _each(lambda page: f"/api/v1/pages/{page.pk}"),
    "/api/v1/pages/{key}/children": _each(lambda page: f"/api/v1/pages/{page.pk}/children"),
    # Opens with a token only: see test_prev_1.
    "/api/v1/preview": _always("/api/v1/preview?token=nothing"),
    "/api/v1/news": _always("/api/v1/news?limit=100", "/api/v1/news?year=2016"),
    "/api/v1/events.csv": _always("/api/v1/events.csv", "/api/v1/events.csv?encoding=cp932"),
    "/api/v1/events.xlsx": _always("/api/v1/events.xlsx"),
    "/api/v1/organizations.csv": _always(
        "/api/v1/organizations.csv", f"/api/v1/organizations.csv?q={WORD}"
    ),
    "/api/v1/organizations.xlsx": _always("/api/v1/organizations.xlsx"),
    "/api/v1/events": _always("/api/v1/events?limit=100", "/api/v1/events?from=2016-01-01"),
    "/api/v1/publications": _always("/api/v1/publications?limit=100"),
    "/api/v1/agreements": _always(
        "/api/v1/agreements?limit=100",
        "/api/v1/agreements?as_of=2016-06-07",
        "/api/v1/agreements?status=planned",
    ),
    "/api/v1/collaborations": _always(
        "/api/v1/collaborations?limit=100", "/api/v1/collaborations?status=planned"
    ),
    "/api/v1/chronology": _always("/api/v1/chronology?limit=100"),
    "/api/v1/chronology/{key}": lambda _: [
        f"/api/v1/chronology/{entry.pk}" for entry in ChronologyEntry.objects.all()
    ],
    "/api/v1/schedules/{fiscal_year}": lambda _: [
        f"/api/v1/schedules/{page.fiscal_year}" for page in SchedulePage.objects.all()
    ],
    "/api/v1/organizations": _always(
        "/api/v1/organizations?limit=10", f"/api/v1/organizations?q={WORD}"
    ),
    "/api/v1/organizations/{key}": _always("/api/v1/organizations/99999999"),
}
# Other addresses, by route. A new route without its row fails the suite.
ROUTES: dict[str, Ask] = {
    "api/v1/openapi.json": _always("/api/v1/openapi.json"),
    "api/v1/docs": _always("/api/v1/docs"),
    "api/v1/": _always("/api/v1/"),
    "api/v1/<path:unknown>": _always("/api/v1/nothing"),
    "api/<path:unknown>": _always("/api/nothing"),
    "robots.txt": _always("/robots.txt"),
    "favicon.ico": _always("/favicon.ico"),
    ".well-known/security.txt": _always("/.well-known/security.txt"),
    # Opens with a secret only: see test_prev_1. Rows of links have no visibility, so none is read.
    "draft/<str:token>/": _always("/draft/nothing/"),
    "feeds/chronology.atom": _always("/feeds/chronology.atom", "/en/feeds/chronology.atom"),
    "feeds/schedules/<int:fiscal_year>.csv": lambda _: [
        f"/feeds/schedules/{page.fiscal_year}.csv" for page in SchedulePage.objects.all()
    ],
    "feeds/schedules/<int:fiscal_year>.ics": lambda _: [
        f"/feeds/schedules/{page.fiscal_year}.ics" for page in SchedulePage.objects.all()
    ],
    "organizations/": _always("/organizations/", f"/organizations/?q={WORD}"),
    "organizations/<slug:slug>/": _always("/organizations/nothing/"),
    "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/": _each(
        lambda page: f"/_util/authenticate_with_password/1/{page.pk}/"
    ),
    "_util/login/": _always("/_util/login/"),
    "pages": lambda planted: [
        *(
            "/",
            "/en/",
            "/news/",
            "/events/",
            "/publications/",
            "/members/",
            "/agreements/",
            "/collaborations/",
            "/collaborations/?view=table",
            "/collaborations/?view=subsidies&fiscal_year=2026",
            "/witness/",
        ),
        "/chronology/",
        *(_own_address(one.page) for one in planted),
        *(f"/en{_own_address(one.page)}" for one in planted[:1]),
        *(f"{old_address(one.page)}/" for one in planted),
    ],
}
SIGN_IN = ("/_util/", "/accounts/")
"""Forms with a token against forgery, which is new for each visitor; and what is one's own."""
PRIVATE = ("admin/", "documents/", "development/", "media/", "^documents/")


def _filled(route: str) -> str:
    return f"/{route}".replace("<str:token>", "nothing").replace("<int:pk>", "1")


# The door itself: every address below it is asked as it stands.
ROUTES |= {
    f"accounts/{pattern.pattern}": _always(_filled(f"accounts/{pattern.pattern}"))
    for pattern in door.urlpatterns
}


def operations() -> set[str]:
    """The paths that the API says it has."""
    return set(api.get_openapi_schema()["paths"])


def routes() -> set[str]:
    """The routes of the public mount besides the operations of the API."""
    return {
        "pages" if route.startswith("^") else route
        for route in _walk(get_resolver().url_patterns)
        if not route.startswith(PRIVATE)
    } - {_as_route(path) for path in operations()}


def _as_route(path: str) -> str:
    return path.removeprefix("/").replace("{", "<").replace("}", ">")


def _walk(patterns: list[Any], before: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route
