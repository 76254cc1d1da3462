"""All targets, round by round in turn, so that a busy minute of the machine hits all of them."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tests.benchmarks.load import Load, Measured, fetch
from tests.benchmarks.server import Server, Spent
from tests.benchmarks.targets import Target


@dataclass(frozen=True, slots=True)
class Pace:
    """How long everything takes; seconds."""

    rounds: int
    seconds: float
    warm_up: float


FULL = Pace(rounds=3, seconds=3, warm_up=1)
QUICK = Pace(rounds=1, seconds=2, warm_up=1)


@dataclass(slots=True)
class Row:
    """What was measured of one target, a value for each round."""

    target: Target
    size: int
    """Bytes of the first answer's body."""
    measured: list[Measured] = field(default_factory=list)
    spent: list[Spent] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return statistics.median(part.rate for part in self.measured)

    @property
    def p50(self) -> float:
        return statistics.median(part.p50 for part in self.measured)

    @property
    def p99(self) -> float:
        return statistics.median(part.p99 for part in self.measured)

    @property
    def web(self) -> float:
        """CPU milliseconds of the workers per request."""
        return self._per_request([part.web for part in self.spent])

    @property
    def database(self) -> float:
        """CPU milliseconds of PostgreSQL per request."""
        return self._per_request([part.database for part in self.spent])

    def times(self, other: "Row") -> float:
        """How many times as fast as another target: the median over the rounds."""
        pairs = zip(self.measured, other.measured, strict=True)
        return statistics.median(mine.rate / theirs.rate for mine, theirs in pairs)

    def _per_request(self, seconds: Sequence[float]) -> float:
        pairs = zip(seconds, self.measured, strict=True)
        return statistics.median(1e3 * cpu / part.requests for cpu, part in pairs)


def measure(
    targets: Sequence[Target], server: Server, pace: Pace, say: Callable[[str], object]
) -> dict[str, Row]:
    """Warm every target up, then go round.

    Raises:
        RuntimeError: a request failed, or the machine is too busy for a single answer.
    """
    loads, rows = {}, {}
    for target in targets:
        say(f"warming up: {target.key}")
        load = loads[target.key] = Load(target, server.port)
        for path in target.paths if target.is_kept else ():
            server.fill(path)
        load.run(pace.warm_up * target.patience)
        server.settle()
        size = len(fetch(server.port, target.paths[0]).body)
        rows[target.key] = Row(target, size)
    for number in range(pace.rounds):
        for target in targets:
            say(f"round {number + 1} of {pace.rounds}: {target.key}")
            before = server.spent()
            measured = loads[target.key].run(pace.seconds * target.patience)
            if not measured.requests:
                raise RuntimeError(f"Not one answer in {measured.seconds:.0f} s: {target.key}")
            rows[target.key].measured.append(measured)
            rows[target.key].spent.append(server.spent().since(before))
            server.settle()
    return rows
