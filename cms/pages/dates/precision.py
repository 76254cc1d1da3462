"""Dates as precisely as a source states them: a day, several days, a range, a month or a year.

They are kept and exchanged in the spelling of ISO 8601-2: `2015-05-30`, `{2015-05-30,2015-05-31}`,
`2015-11-18/2015-11-23`, `2016-04`, `2016`.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Self

from cms.pages.dates.eras import SOLAR_FROM, era_year
from cms.pages.dates.wording import month_and_day, weekday

MOST_DAYS = 6
"""Days that one statement may name one by one."""

DAY_FORM = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
ISO_FORM = rf"^([0-9]{{4}}(-[0-9]{{2}})?|{DAY_FORM}(/{DAY_FORM})?|\{{{DAY_FORM}(,{DAY_FORM})+\}})$"
"""For Python and for PostgreSQL alike."""


class Precision(StrEnum):
    """How precisely a date is stated. Codes are part of the API."""

    DAY = "day"
    DAYS = "days"
    RANGE = "range"
    MONTH = "month"
    YEAR = "year"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = {
    Precision.DAY: "日",
    Precision.DAYS: "いくつかの日",
    Precision.RANGE: "期間",
    Precision.MONTH: "月",
    Precision.YEAR: "年",
}


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date with its precision.

    Attributes:
        precision: how precisely it is stated.
        days: the day; all the days; the first and the last; or the first of the month or year.
    """

    precision: Precision
    days: tuple[date, ...]

    def __post_init__(self) -> None:
        number = len(self.days)
        fits = {
            Precision.DAYS: 2 <= number <= MOST_DAYS,
            Precision.RANGE: number == 2,
        }.get(self.precision, number == 1)
        if not fits or any(after <= before for before, after in pairwise(self.days)):
            raise ValueError(f"{self.precision} cannot be made of {self.days}.")
        if self.precision is Precision.MONTH and self.first.day != 1:
            raise ValueError("A month is kept by its first day.")
        if self.precision is Precision.YEAR and (self.first.month, self.first.day) != (1, 1):
            raise ValueError("A year is kept by its first day.")

    @classmethod
    def of(cls, day: date, last: date | None = None) -> Self:
        """A day, or the range from it to a later one."""
        if last is None or last == day:
            return cls(Precision.DAY, (day,))
        return cls(Precision.RANGE, (day, last))

    @classmethod
    def month(cls, year: int, number: int) -> Self:
        return cls(Precision.MONTH, (date(year, number, 1),))

    @classmethod
    def year(cls, year: int) -> Self:
        return cls(Precision.YEAR, (date(year, 1, 1),))

    @classmethod
    def from_iso(cls, text: str) -> Self:
        """What `iso` has written.

        Raises:
            ValueError: the text is in another form, or there is no such day.
        """
        if not re.fullmatch(ISO_FORM, text, re.ASCII):
            raise ValueError(f"{text!r} is no date of ISO 8601-2.")
        if len(text) == len("2016"):
            return cls.year(int(text))
        if len(text) == len("2016-04"):
            return cls.month(int(text[:4]), int(text[5:]))
        days = tuple(date.fromisoformat(found) for found in re.findall(DAY_FORM, text))
        if len(days) == 1:
            return cls(Precision.DAY, days)
        return cls(Precision.DAYS if text.startswith("{") else Precision.RANGE, days)

    @property
    def first(self) -> date:
        """The first day that it can mean; lists are sorted by it."""
        return self.days[0]

    @property
    def last(self) -> date:
        """The last day that it can mean."""
        year, month = self.first.year, self.first.month
        if self.precision is Precision.YEAR:
            return date(year, 12, 31)
        if self.precision is Precision.MONTH:
            return date(year, month, calendar.monthrange(year, month)[1])
        return self.days[-1]

    @property
    def iso(self) -> str:
        """In the spelling of ISO 8601-2."""
        days = [day.isoformat() for day in self.days]
        match self.precision:
            case Precision.YEAR:
                return days[0][:4]
            case Precision.MONTH:
                return days[0][:7]
            case Precision.RANGE:
                return "/".join(days)
            case Precision.DAYS:
                return "{" + ",".join(days) + "}"
        return days[0]

    @property
    def gregorian(self) -> str:
        """Such as `2015年5月30日（土）、31日（日）` or `2016年4月`."""
        return self._in_words(_gregorian_year)

    @property
    def era(self) -> str:
        """The era and year, such as `平成28年`; both where it lies in two, empty before 明治."""
        years = dict.fromkeys(era_year(day) for day in (self.first, self.last))
        return "～".join(year for year in years if year)

    @property
    def in_era(self) -> str:
        """Such as `平成27年5月30日（土）、31日（日）`; Gregorian where no era's would do."""
        is_whole = self.precision in {Precision.MONTH, Precision.YEAR}
        if self.first < SOLAR_FROM or (is_whole and "～" in self.era):
            return self.gregorian
        return self._in_words(era_year)

    def __str__(self) -> str:
        """Such as `2015年5月30日（土）、31日（日）・平成27年`."""
        return f"{self.gregorian}・{self.era}" if self.era else self.gregorian

    def _in_words(self, year: Callable[[date], str]) -> str:
        if self.precision is Precision.YEAR:
            return year(self.first)
        if self.precision is Precision.MONTH:
            return f"{year(self.first)}{self.first.month}月"
        words = [f"{year(self.first)}{_named(self.first)}"]
        words += [_following(before, day, year) for before, day in pairwise(self.days)]
        return ("～" if self.precision is Precision.RANGE else "、").join(words)


def _following(before: date, day: date, year: Callable[[date], str]) -> str:
    """A day without what it shares with the one before it."""
    if year(day) != year(before):
        return f"{year(day)}{_named(day)}"
    return _named(day) if day.month != before.month else f"{day.day}日（{weekday(day)}）"


def _gregorian_year(day: date) -> str:
    return f"{day.year}年"


def _named(day: date) -> str:
    return f"{month_and_day(day)}（{weekday(day)}）"
