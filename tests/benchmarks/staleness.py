"""Publish again and again under load, and read at once what was published."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice

from news.models import NewsPage
from tests.benchmarks.load import Load, fetch
from tests.benchmarks.targets import Target

NEWEST = "/api/v1/news?limit=20"
READS = 2
"""How often each address is read after a publish, each time over a connection of its own."""


@dataclass(slots=True)
class Staleness:
    """What was read right after each publish."""

    publishes: int = 0
    reads: int = 0
    stale: int = 0
    workers: set[str] = field(default_factory=set)
    """The processes that answered."""


def publish_and_read(port: int, publishes: int, meanwhile: Target) -> Staleness:
    """Publish through a revision as the admin does; then read site, record and list."""
    found = Staleness()
    newest = list(
        NewsPage.objects.order_by("-date_published", "-pk").values_list("pk", flat=True)[:20]
    )
    with _under_load(Load(meanwhile, port)):
        for number, key in enumerate(islice(cycle(newest), publishes)):
            page = NewsPage.objects.get(pk=key)
            page.title = f"{number}回目に公開した題"
            page.save_revision().publish()
            found.publishes += 1
            addresses = (page.url_path.removeprefix("/home"), f"/api/v1/pages/{key}", NEWEST)
            for address in addresses * READS:
                _read(port, address, page.title, found)
    return found


def _read(port: int, address: str, title: str, found: Staleness) -> None:
    answer = fetch(port, address, Renkei_Worker="1")
    found.reads += 1
    found.workers.add(answer.headers["Renkei-Worker"])
    if answer.status != 200 or title.encode() not in answer.body:
        found.stale += 1


@contextmanager
def _under_load(load: Load) -> Iterator[None]:
    command = load.command(3600)
    if command is None:
        yield
        return
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.kill()
        process.wait()
