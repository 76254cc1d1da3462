"""Years and fiscal years (年度), which run from April to March and are named after the April's."""

import datetime
import re

from cms.pages.dates.days import YEAR
from cms.pages.dates.eras import ERAS, SOLAR_FROM, era_named
from cms.pages.dates.writing import UnreadableError, plain

EXAMPLES = "例: 平成28年、H28、2016"
FORM = re.compile(rf"{YEAR}\s*(?:年度?)?", re.IGNORECASE)


def parse_year(text: str) -> int:
    """The Gregorian number of a year or fiscal year such as `平成28年度`, `㋿8年` or `2016`.

    The year in which an era ended may be counted by it to its end: 平成31年度 is 2019.

    Raises:
        UnreadableError: There is no such year, or which one is meant is in doubt.
    """
    found = FORM.fullmatch(plain(text))
    if not found:
        raise UnreadableError(f"年として読み取れません。{EXAMPLES}")
    if not found["era"]:
        if len(found["year"]) < 4 or found["year"].startswith("0"):
            raise UnreadableError(f"元号を付けるか、西暦を4桁で入力してください。{EXAMPLES}")
        return int(found["year"])
    era = era_named(found["era"])
    year = era.first.year - 1 + (1 if found["year"] == "元" else int(found["year"]))
    if not max(era.first.year, SOLAR_FROM.year) <= year <= min(era.last.year, 2117):
        raise UnreadableError(f"{era.name}{found['year']}年という年はありません。{EXAMPLES}")
    return year


def fiscal_year_of(day: datetime.date) -> int:
    """The fiscal year in which a day lies, by its Gregorian number."""
    return day.year if day.month >= 4 else day.year - 1


def fiscal_year_name(year: int) -> str:
    """Such as `平成28年度`; one in which an era began has the name of that era: `令和元年度`."""
    era = next((era for era in ERAS if year >= era.first.year), None)
    return f"{era.year(year - era.first.year + 1)}度" if era else f"{year}年度"


def first_day_of(year: int) -> datetime.date:
    """The first of April with which a fiscal year begins."""
    return datetime.date(year, 4, 1)


def months_of(year: int) -> str:
    """The months of a fiscal year, such as `2016年4月～2017年3月`."""
    return f"{year}年4月～{year + 1}年3月"
