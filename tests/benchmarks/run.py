"""One run from the seeded database to the report."""

import shutil
import subprocess
import sys
import time
from collections.abc import Mapping

import psutil  # type: ignore[import-untyped]  # ships no types
from django.conf import settings

from tests.benchmarks import (
    aims,
    database,
    desk,
    queries,
    report,
    rounds,
    staleness,
    tables,
    uploads,
)
from tests.benchmarks.environment import Database
from tests.benchmarks.redis import redis_running
from tests.benchmarks.server import Server, running
from tests.benchmarks.targets import Target, targets

PUBLISHES, PUBLISHES_QUICK = 700, 20


def run(server: Database, variables: Mapping[str, str], *, is_quick: bool) -> int:
    """Measure everything and say it.

    Returns:
        The exit code.
    """
    _say("preparing the database (the first time takes minutes)")
    database.prepare()
    known = {target.key: target for target in targets()}
    queries.check_equal(known)
    pace = rounds.QUICK if is_quick else rounds.FULL
    counted = queries.counted(known)
    facts = [_check_time(variables)]
    with running(server.process, variables) as web:
        rows = rounds.measure(list(known.values()), web, pace, _say)
        facts.append(f"From start to an answer of both workers: {web.seconds_to_start:.1f} s.")
        _say("publishing under load")
        stale = _staleness(web, known["detail_warm"], is_quick=is_quick)
    rows |= _with_redis(server, variables, known, pace)
    memory = _memory(server, variables, known, pace)
    screens = desk.measure(server, variables, _say, is_quick=is_quick)
    uploaded = uploads.measure(server, variables, _say, is_quick=is_quick)
    facts.append(
        f"{stale.publishes} publishes were read back {stale.reads} times over new connections from "
        f"{len(stale.workers)} workers under load."
    )
    _say("taking tables in")
    costs = tables.measure()
    facts += tables.as_facts(costs)
    limits = [
        *_limits(counted, stale, memory),
        *desk.limits(screens),
        *uploads.limits(uploaded),
        *tables.limits(costs),
    ]
    found = report.Figures(
        pace, rows, aims.ratios_of(rows), counted, limits, screens, uploaded, facts
    )
    print(report.as_text(found))  # noqa: T201  # the report
    failures = list(aims.failures(found.ratios, found.limits))
    if not is_quick:
        report.write(found)
        aims.keep(found.ratios)
    for failure in failures:
        _say(f"FAILED: {failure}")
    return 1 if failures else 0


def _staleness(web: Server, meanwhile: Target, *, is_quick: bool) -> staleness.Staleness:
    publishes = PUBLISHES_QUICK if is_quick else PUBLISHES
    return staleness.publish_and_read(web.port, publishes, meanwhile)


def _with_redis(
    server: Database, variables: Mapping[str, str], known: dict[str, Target], pace: rounds.Pace
) -> dict[str, rounds.Row]:
    """The kept list once more with Redis behind the workers' memory, where Redis is installed."""
    if shutil.which("redis-server") is None:
        return {}
    with redis_running() as url, running(server.process, {**variables, "CACHE_URL": url}) as web:
        some = [known["bytes"], known["list_warm"]]
        return {f"redis_{key}": row for key, row in rounds.measure(some, web, pace, _say).items()}


def _memory(
    server: Database, variables: Mapping[str, str], known: dict[str, Target], pace: rounds.Pace
) -> float:
    """MB of a worker that has answered everything of ours, and nothing that we compare it with."""
    own = [target for target in known.values() if "/private/" not in target.paths[0]]
    with running(server.process, variables) as web:
        rounds.measure(own, web, rounds.Pace(1, pace.seconds, pace.warm_up), _say)
        return max(web.memory())


def _check_time(variables: Mapping[str, str]) -> str:
    began = time.monotonic()
    process = psutil.Process()
    before = process.cpu_times()
    subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=settings.BASE_DIR,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    after, wall = process.cpu_times(), time.monotonic() - began
    cpu = after.children_user + after.children_system
    cpu -= before.children_user + before.children_system
    return f"`manage.py check`: {cpu:.1f} s of CPU, {wall:.1f} s by the clock."


def _limits(
    counted: dict[str, list[int]], stale: staleness.Staleness, memory: float
) -> list[aims.Limit]:
    lists = [*counted["list_cold"], *counted["summary_cold"]]
    return [
        aims.Limit("Statements of a list, the version besides", max(lists) - 1, 8),
        aims.Limit("Statements of a detail, the version besides", counted["detail_cold"][0] - 1, 6),
        aims.Limit("Stale answers", stale.stale, 0),
        aims.Limit("Memory of a worker after all of ours", round(memory), 170, " MB"),
    ]


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
