"""Months of the Gregorian calendar, written as in `2027-02`."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

PATTERN = "^(19[0-9]{2}|20[0-9]{2}|2100)-(0[1-9]|1[0-2])$"
"""The years that lists may be asked for."""

WEEKS = calendar.Calendar(firstweekday=calendar.SUNDAY)


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, day.month)

    @classmethod
    def read(cls, text: str) -> Self:
        """The month of a text.

        Raises:
            ValueError: there is no such month, or no list has it.
        """
        if not re.fullmatch(PATTERN, text, re.ASCII):
            raise ValueError(text)
        year, number = text.split("-")
        return cls(int(year), int(number))

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return self.next.first - timedelta(days=1)

    @property
    def next(self) -> Self:
        return type(self)(self.year + self.number // 12, self.number % 12 + 1)

    @property
    def previous(self) -> Self:
        return self.of(self.first - timedelta(days=1))

    @property
    def weeks(self) -> list[list[date]]:
        """Whole weeks from Sunday to Saturday, with days of the months before and after."""
        return WEEKS.monthdatescalendar(self.year, self.number)

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02}"
