"""Eras (元号); dates are stored and exchanged in the Gregorian calendar (GIF DS-441).

The day on which an era began belongs to it and no longer to the one before: 昭和64年1月7日 was
followed by 平成元年1月8日.
"""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Era:
    """An era, the names by which people write it, and its first and last day."""

    name: str
    letter: str
    first: datetime.date
    last: datetime.date = datetime.date.max

    @property
    def names(self) -> tuple[str, str, str]:
        """Such as `平成`, `平` and `H`."""
        return self.name, self.name[0], self.letter

    def year_of(self, day: datetime.date) -> int:
        """The year in which a day lies if it is counted by this era, whether it is in it or not."""
        return day.year - self.first.year + 1

    def year(self, number: int) -> str:
        """A year with its name, such as `平成28年` or `令和元年`."""
        return f"{self.name}{'元' if number == 1 else number}年"


ERAS = (
    Era("令和", "R", datetime.date(2019, 5, 1)),
    Era("平成", "H", datetime.date(1989, 1, 8), datetime.date(2019, 4, 30)),
    Era("昭和", "S", datetime.date(1926, 12, 25), datetime.date(1989, 1, 7)),
    Era("大正", "T", datetime.date(1912, 7, 30), datetime.date(1926, 12, 24)),
    Era("明治", "M", datetime.date(1868, 1, 25), datetime.date(1912, 7, 29)),
)
"""Newest first, without a gap."""

SOLAR_FROM = datetime.date(1873, 1, 1)
"""From 明治6年1月1日 on Japan counts Gregorian months and days; before, those of the moon."""


def era_of(day: datetime.date) -> Era | None:
    """The era of a day; none before 明治."""
    return next((era for era in ERAS if day >= era.first), None)


def era_named(name: str) -> Era:
    """The era that is written as `平成`, `平`, `H` or `h`.

    Raises:
        KeyError: No era is written so.
    """
    return ERA_BY_NAME[name.upper()]


def era_year(day: datetime.date) -> str:
    """The era and year of a day, such as `平成28年` or `令和元年`; empty before 明治."""
    era = era_of(day)
    return era.year(era.year_of(day)) if era else ""


ERA_BY_NAME = {name: era for era in ERAS for name in era.names}
