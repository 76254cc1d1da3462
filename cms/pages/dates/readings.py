"""What is understood of a text: shown to editors while they type, and where their picker opens."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from cms.pages.dates.days import parse_date
from cms.pages.dates.stating import parse_stated
from cms.pages.dates.times import parse_moment, parse_time
from cms.pages.dates.wording import clock_in_halves, moment_with_era, with_era

PICKER_FORMAT = "Y/m/d H:i"
"""How `Reading.picker` is written, in the letters of Wagtail's picker."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Words for people, and the moment at which the picker opens; empty where it knows better."""

    understood: str
    picker: str = ""


def _date(text: str) -> Reading:
    day = parse_date(text)
    return Reading(with_era(day), _picker(day))


def _time(text: str) -> Reading:
    return Reading(clock_in_halves(parse_time(text)))


def _moment(text: str) -> Reading:
    moment = parse_moment(text)
    return Reading(moment_with_era(moment), _picker(moment))


def _stated(text: str) -> Reading:
    return Reading(str(parse_stated(text)))


def _picker(day: datetime.date) -> str:
    hour, minute = (day.hour, day.minute) if isinstance(day, datetime.datetime) else (0, 0)
    return f"{day.year:04}/{day.month:02}/{day.day:02} {hour:02}:{minute:02}"


READINGS: dict[str, Callable[[str], Reading]] = {
    "date": _date,
    "time": _time,
    "moment": _moment,
    "stated": _stated,
}
"""By the kind of input; each raises `UnreadableError`."""
