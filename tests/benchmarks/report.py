"""The figures as text: a table for the terminal, and the same in docs/benchmarks.md."""

import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.db import connection
from django.utils import timezone

from tests.benchmarks.aims import Limit, Ratio, committed
from tests.benchmarks.desk import SCREENS, Opened
from tests.benchmarks.queries import SIZES
from tests.benchmarks.rounds import Pace, Row
from tests.benchmarks.uploads import Uploaded

NOTE = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"
PACKAGES = ("wagtail", "django", "django-ninja", "pydantic", "granian", "psycopg")

INTRODUCTION = """# What reading costs

`make bench` writes this file; `tests/benchmarks/` says how. **Requests per second and milliseconds
hold for one machine at one hour. Ratios, taken within each round of one run, are what to rely on:**
a ratio under half its aim fails the command.

Server: granian with two workers of one thread each, production settings, PostgreSQL on a socket
with its defaults, client, server and database on the same machine. Load: eight connections that
stay open, requests that go through 50 parts of a list or 100 records in turn. Data: 2,000 news of
about 800 characters in six blocks with two links and two images each, 300 images, 1,788
organizations. Every target is warmed up first; then the rounds go over all targets in turn.

*Cold* answers ask the version, read, build and digest as a first request does, and are not kept;
only the frame of the site is, as in any process that has answered before. *Kept* answers ask the
version at every request. Wagtail's own ways are given their best: renditions of an image in one
call from a cache that holds all of them, joined organizations, rich text resolved. What they say is
compared with what ours say, word by word. The statement by hand sends links and images beside the
texts that they belong to, for a front end to put them in, or else leaves both as numbers; and it
knows no visibility but `live`.
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything of one run."""

    pace: Pace
    rows: dict[str, Row]
    ratios: dict[Ratio, float]
    queries: dict[str, list[int]]
    limits: list[Limit]
    screens: list[Opened]
    uploads: list[Uploaded]
    facts: list[str]


def write(figures: Figures) -> None:
    """Replace the note."""
    NOTE.write_text(f"{INTRODUCTION}\n{as_text(figures)}\n")


def as_text(figures: Figures) -> str:
    """All tables."""
    return "\n".join(
        [
            *_taken(figures),
            "",
            *_ratios(figures),
            "",
            *_limits(figures),
            "",
            *_rows(figures),
            "",
            *_screens(figures),
            "",
            *_uploads(figures),
        ]
    )


def _taken(figures: Figures) -> Iterator[str]:
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    connected: Any = connection
    server = ".".join(map(str, divmod(connected.pg_version, 10_000)))
    pace = figures.pace
    yield (
        f"Taken {timezone.localdate().isoformat()} with {pace.rounds} rounds of {pace.seconds:g} s "
        f"on {os.cpu_count()} cores (load {os.getloadavg()[2]:.1f}): "
        f"Python {platform.python_version()}, PostgreSQL {server}, {versions}."
    )
    yield ""
    yield from (f"- {fact}" for fact in figures.facts)


def _ratios(figures: Figures) -> Iterator[str]:
    before = committed()
    lines = [
        (
            ratio.says,
            f"{value:.2f}",
            "" if ratio.aim is None else f"{ratio.aim:g}",
            f"{before[ratio.key]:.2f}" if ratio.key in before else "",
        )
        for ratio, value in figures.ratios.items()
    ]
    yield from _table(("times as fast", "measured", "aim", "last kept"), lines)


def _limits(figures: Figures) -> Iterator[str]:
    lines = [
        (limit.says, f"{limit.value:g}{limit.unit}", f"{limit.at_most:g}{limit.unit}")
        for limit in figures.limits
    ]
    yield from _table(("limit", "measured", "at most"), lines)


def _rows(figures: Figures) -> Iterator[str]:
    head = (
        "target",
        "requests/s",
        "p50 / p99 ms",
        "CPU ms web + db",
        "statements",
        "bytes",
        "× bytes",
    )
    bytes_row = figures.rows["bytes"]
    lines = [
        (
            row.target.says if key == row.target.key else f"{row.target.says} (Redis)",
            f"{row.rate:,.0f}" if row.rate >= 100 else f"{row.rate:.1f}",
            f"{row.p50:.2f} / {row.p99:.1f}",
            f"{row.web:.2f} + {row.database:.2f}",
            _statements(figures.queries.get(key)),
            f"{row.size:,}",
            f"{row.times(bytes_row):.4f}",
        )
        for key, row in figures.rows.items()
    ]
    yield from _table(head, lines)
    yield ""
    yield f"Statements: of a list for {', '.join(map(str, SIZES))} rows, the version included."


def _screens(figures: Figures) -> Iterator[str]:
    lines = [
        (
            SCREENS[opened.screen],
            f"{opened.ours:.0f}",
            f"{opened.plain:.0f}",
            f"{opened.times:.2f}",
            f"{opened.statements}",
            f"{opened.statements_plain}",
        )
        for opened in figures.screens
    ]
    head = (
        "screen of the admin, opened by an editor",
        "ms",
        "plain Wagtail's ms",
        "times as long",
        "statements",
        "plain Wagtail's statements",
    )
    yield from _table(head, lines)
    yield ""
    yield (
        "Plain Wagtail stands in a process and a database of its own: pages of as many fields, "
        "streams and rows, Wagtail's own panels, nothing of ours. Both answer in turn."
    )


def _uploads(figures: Figures) -> Iterator[str]:
    lines = [
        (
            f"{upload.kind}, {upload.file_megabytes:.1f} MB",
            f"{upload.request.seconds:.2f}",
            f"{upload.bare.seconds:.2f}",
            f"{upload.times:.2f}",
            f"{upload.request.megabytes:.0f}",
            f"{upload.bare.megabytes:.0f}",
            f"{upload.times_memory:.2f}",
        )
        for upload in figures.uploads
    ]
    head = (
        "40 megapixels uploaded in the admin",
        "s",
        "Pillow alone, s",
        "times as long",
        "MB",
        "Pillow alone, MB",
        "times as much",
    )
    yield from _table(head, lines)
    yield ""
    yield (
        "A whole request to a worker: sent, checked, turned upright, stored, and answered with the "
        "form and its small picture. MB are those beyond an idle worker, at most. Pillow alone "
        "reads the same file, turns it, writes it and makes the small picture."
    )


def _statements(counts: list[int] | None) -> str:
    return " / ".join(map(str, counts)) if counts else ""


def _table(head: Sequence[str], lines: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in [head, *lines]) for column in range(len(head))]
    yield _line(head, widths)
    yield _line(["-" * width for width in widths], widths)
    for line in lines:
        yield _line(line, widths)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return f"| {' | '.join(padded)} |"
