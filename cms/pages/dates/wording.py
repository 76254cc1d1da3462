"""Dates and times in words, for display; `days` and `clock` read them back."""

import datetime

from cms.pages.dates.eras import SOLAR_FROM, era_of, era_year

WEEKDAYS = "月火水木金土日"


def weekday(day: datetime.date) -> str:
    """One character, such as `火`."""
    return WEEKDAYS[day.weekday()]


def gregorian(day: datetime.date) -> str:
    """Such as `2016年4月26日（火）`."""
    return f"{day.year}年{month_and_day(day)}（{weekday(day)}）"


def in_era(day: datetime.date) -> str:
    """Such as `平成28年4月26日（火）`.

    Before 1873 an era's months and days are those of the moon, so such a day has no date in an era
    that could stand beside its Gregorian month and day: it is given in the Gregorian calendar.
    """
    if day < SOLAR_FROM:
        return gregorian(day)
    return f"{era_year(day)}{month_and_day(day)}（{weekday(day)}）"


def with_era(day: datetime.date) -> str:
    """Such as `2016年4月26日（火曜日）・平成28年`."""
    return _with_era(day, "")


def moment_with_era(moment: datetime.datetime) -> str:
    """Such as `2016年4月26日（火曜日）13:30・平成28年`; of an aware moment its own zone's time."""
    return _with_era(moment.date(), clock(moment.time()))


def clock(time: datetime.time) -> str:
    """Such as `9:30`."""
    return f"{time.hour}:{time.minute:02}"


def clock_in_halves(time: datetime.time) -> str:
    """Such as `午後1時30分（13:30）`."""
    half = "午前" if time.hour < 12 else "午後"
    minutes = f"{time.minute}分" if time.minute else ""
    return f"{half}{time.hour % 12}時{minutes}（{clock(time)}）"


def month_and_day(day: datetime.date) -> str:
    """Such as `4月26日`."""
    return f"{day.month}月{day.day}日"


def _with_era(day: datetime.date, behind: str) -> str:
    text = f"{day.year}年{month_and_day(day)}（{weekday(day)}曜日）{behind}"
    return f"{text}・{era_year(day)}" if era_of(day) else text
