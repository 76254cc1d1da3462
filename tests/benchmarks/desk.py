"""The desk of an editor beside plain Wagtail's: how long a list and a form take to open.

Two servers answer in turn, ours and one with nothing but Wagtail (`plain`), each to an editor of
its own who may add and change pages everywhere, about pages with as many fields and rows.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tests.benchmarks import database, desk_pages
from tests.benchmarks.aims import Limit
from tests.benchmarks.environment import Database
from tests.benchmarks.load import fetch
from tests.benchmarks.server import Server, running

ROUNDS, ROUNDS_QUICK = 15, 3
WARM_UP = 4
"""Requests before anything is measured: enough for both workers to have seen the screen."""

PLAIN = "renkei_bench_plain"

SCREENS = {
    "news_list": "list of 50 news",
    "event_list": "list of 50 events",
    "news_form": "form of a piece of news",
    "event_form": "form of an event",
}


@dataclass(frozen=True, slots=True)
class Desk:
    """A running admin, who asks, and under which address each screen stands."""

    server: Server
    cookie: str
    addresses: Mapping[str, str]

    def open(self, screen: str) -> tuple[float, int]:
        """Milliseconds and statements of one screen.

        Raises:
            RuntimeError: it was not shown.
        """
        began = time.monotonic()
        path = self.addresses[screen]
        answer = fetch(self.server.port, path, Cookie=self.cookie, Renkei_Worker="1")
        took = 1e3 * (time.monotonic() - began)
        if answer.status != 200:
            raise RuntimeError(f"{answer.status}: {path}")
        return took, int(answer.headers["Renkei-Statements"])


@dataclass(frozen=True, slots=True)
class Opened:
    """One screen in both admins: the medians, and how often as long as Wagtail's ours takes."""

    screen: str
    ours: float
    plain: float
    times: float
    statements: int
    statements_plain: int


def measure(
    server: Database, variables: Mapping[str, str], say: Callable[[str], object], *, is_quick: bool
) -> list[Opened]:
    """Fill both admins, then open every screen in turn, ours and Wagtail's one after the other."""
    say("filling the desks")
    ours = desk_pages.fill_ours()
    other = {
        **variables,
        "DATABASE_URL": server.url(PLAIN),
        "DJANGO_SETTINGS_MODULE": "tests.benchmarks.plain.settings",
    }
    database.make_empty(PLAIN)
    plain = _filled(other)
    with (
        running(server.process, variables) as web,
        running(server.process, other) as web_of_plain,
    ):
        desks = (Desk(web, **ours), Desk(web_of_plain, **plain))
        rounds = ROUNDS_QUICK if is_quick else ROUNDS
        return [_opened(screen, desks, rounds, say) for screen in SCREENS]


def limits(screens: list[Opened]) -> Iterator[Limit]:
    """How much slower than plain Wagtail each screen may be."""
    for opened in screens:
        says = SCREENS[opened.screen].capitalize()
        yield Limit(f"{says}: times as long as plain Wagtail", round(opened.times, 2), 1.5)
        more = opened.statements / opened.statements_plain
        yield Limit(f"{says}: times as many statements", round(more, 2), 1.25)


def _opened(
    screen: str, desks: tuple[Desk, Desk], rounds: int, say: Callable[[str], object]
) -> Opened:
    say(f"opening {SCREENS[screen]}")
    for desk in desks:
        for _ in range(WARM_UP):
            desk.open(screen)
    took = [[desk.open(screen) for desk in desks] for _ in range(rounds)]
    ours, plain = ([pair[place][0] for pair in took] for place in range(2))
    return Opened(
        screen,
        statistics.median(ours),
        statistics.median(plain),
        statistics.median(mine / theirs for mine, theirs in zip(ours, plain, strict=True)),
        *(max(pair[place][1] for pair in took) for place in range(2)),
    )


def _filled(variables: Mapping[str, str]) -> dict[str, Any]:
    """What `plain` says after it has filled its database: it needs a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.plain"],
        env=os.environ | variables,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found
