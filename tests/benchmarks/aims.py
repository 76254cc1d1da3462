"""What is aimed at. Ratios hold between machines, requests per second do not."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.rounds import Row

FILE = Path(__file__).with_name("ratios.json")


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times as fast one target must be as another, in the same rounds."""

    faster: str
    slower: str
    says: str
    aim: float | None = None
    """None for what is only reported."""

    @property
    def key(self) -> str:
        return f"{self.faster} / {self.slower}"


RATIOS = (
    Ratio("list_cold", "list_v2", "List of 20, cold, against Wagtail's API v2", 20),
    Ratio("list_cold", "list_sql_targets", "The same against one statement by hand", 0.65),
    Ratio("list_cold", "list_sql", "The same, if that statement leaves references as numbers"),
    Ratio("detail_cold", "detail_v2", "One record, cold, against Wagtail's API v2", 6.5),
    Ratio("detail_cold", "detail_v3", "The same against Wagtail's API v3", 4),
    Ratio("list_warm", "bytes", "List of 20, kept, against the same bytes from a view", 0.6),
    Ratio("list_warm", "bytes_version", "The same, if that view asks for the version"),
    Ratio("redis_list_warm", "redis_bytes", "List of 20, kept, with Redis behind the memory", 0.33),
    Ratio("list_304", "bytes", "Unchanged (304) against the bytes", 0.78),
    Ratio("html_cold", "html_classic", "Page of the site, cold, against a classic page", 3.8),
    Ratio("html_warm", "html_classic", "Page of the site, kept, against a classic page"),
)


@dataclass(frozen=True, slots=True)
class Limit:
    """A number that must not be exceeded, however busy the machine is."""

    says: str
    value: float
    at_most: float
    unit: str = ""

    @property
    def holds(self) -> bool:
        return self.value <= self.at_most


def ratios_of(rows: Mapping[str, Row]) -> dict[Ratio, float]:
    """The ratios whose two targets were measured."""
    return {
        ratio: rows[ratio.faster].times(rows[ratio.slower])
        for ratio in RATIOS
        if ratio.faster in rows and ratio.slower in rows
    }


def failures(ratios: Mapping[Ratio, float], limits: list[Limit]) -> Iterator[str]:
    """What fails the command: a ratio under half its aim, or a limit that does not hold."""
    for ratio, value in ratios.items():
        if ratio.aim is not None and value < ratio.aim / 2:
            yield f"{ratio.says}: {value:.2f}, less than half of {ratio.aim:g}."
    for limit in limits:
        if not limit.holds:
            yield f"{limit.says}: {limit.value:g}{limit.unit}, more than {limit.at_most:g}."


def committed() -> dict[str, float]:
    """The ratios of the last run that was kept."""
    found: dict[str, float] = json.loads(FILE.read_text()) if FILE.exists() else {}
    return found


def keep(ratios: Mapping[Ratio, float]) -> None:
    values = {ratio.key: round(value, 3) for ratio, value in ratios.items()}
    FILE.write_text(json.dumps(values, indent=2) + "\n")
