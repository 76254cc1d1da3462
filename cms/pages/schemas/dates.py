"""Dates as precisely as they are known."""

from datetime import date
from typing import Self

from pydantic import Field

from cms.pages.dates.precision import Precision, StatedDate
from cms.reading.schemas import Schema


class Stated(Schema):
    """A date as precisely as it is stated."""

    value: str = Field(
        description="In the spelling of ISO 8601-2: a day, a range, a month or a year.",
        examples=["2016-06", "2016-04-26"],
    )
    precision: Precision
    first: date = Field(description="The first day that it can mean; lists are sorted by it.")
    last: date = Field(description="The last day that it can mean.")
    days: list[date] = Field(
        description="Each of several days; the first and the last of a range; else one."
    )
    text: str = Field(description="In words.", examples=["2016年6月"])
    era: str = Field(description="Era and year beside it; may be empty.", examples=["平成28年"])

    @classmethod
    def of(cls, stated: StatedDate) -> Self:
        return cls(
            value=stated.iso,
            precision=stated.precision,
            first=stated.first,
            last=stated.last,
            days=list(stated.days),
            text=stated.gregorian,
            era=stated.era,
        )
