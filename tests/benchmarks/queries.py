"""How many statements an answer takes, counted in this process; and that answers say the same."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.benchmarks.targets import Target

SIZES = (1, 20, 100)


class Counter:
    """Asks in process, cold, as a worker would that has been running for a while."""

    def __init__(self) -> None:
        self._client = Client(headers={"X-Forwarded-Proto": "https", "Renkei-Cold": "1"})

    def count(self, path: str) -> int:
        """Statements of the second answer; the first one fills what a process keeps for ever."""
        self.body(path)
        with CaptureQueriesContext(connection) as captured:
            self.body(path)
        return len(captured)

    def body(self, path: str) -> bytes:
        """The answer.

        Raises:
            RuntimeError: it is none.
        """
        response = self._client.get(path)
        if response.status_code != 200:
            raise RuntimeError(f"{response.status_code}: {path}")
        return b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]  # of a streaming response


def counted(targets: dict[str, Target]) -> dict[str, list[int]]:
    """Statements by target; for lists of 1, 20 and 100 rows."""
    counter, found = Counter(), {}
    for key in ("list_cold", "summary_cold", "list_sql", "list_sql_targets", "list_v2"):
        path = targets[key].paths[1]
        found[key] = [counter.count(path.replace("limit=20", f"limit={size}")) for size in SIZES]
    for key in ("detail_cold", "detail_v2", "detail_v3", "html_cold", "html_classic"):
        found[key] = [counter.count(targets[key].paths[1])]
    return found


def check_equal(targets: dict[str, Target]) -> None:
    """Wagtail's own ways must say what ours say, or the comparison would be unfair.

    Raises:
        RuntimeError: naming the words that are missing.
    """
    counter = Counter()
    ours = set(_words(json.loads(counter.body(targets["detail_cold"].paths[1]))))
    for key in ("detail_v2", "detail_v3"):
        theirs = set(_words(json.loads(counter.body(targets[key].paths[1]))))
        _compare(key, ours - theirs)
    page, classic = (
        set(_Text(counter.body(targets[key].paths[1]).decode()).lines)
        for key in ("html_cold", "html_classic")
    )
    _compare("html_classic", page ^ classic)


def _compare(key: str, missing: set[str]) -> None:
    if missing:
        raise RuntimeError(f"{key} does not say what ours says: {sorted(missing)}")


def _words(value: Any) -> Iterator[str]:
    """Every text in a JSON value that a reader would read."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in {"id", "type", "anchor"} and not name.endswith("_at"):
                yield from _words(part)
    elif isinstance(value, list):
        for part in value:
            yield from _words(part)
    elif isinstance(value, str) and value.startswith("<"):
        yield from _Text(value).lines
    elif isinstance(value, str) and not re.match(r"https?:|/", value):
        yield value


class _Text(HTMLParser):
    """The visible lines of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.lines += [line for part in data.splitlines() if (line := part.strip())]
