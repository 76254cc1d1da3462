"""Reads dates as precisely as people write them: 5月30、31日, 11月18～23日, 平成28年4月, 同日."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from cms.pages.dates.days import BEHIND, DAY, FORMS, MONTH, YEAR, parse_date
from cms.pages.dates.precision import MOST_DAYS, Precision, StatedDate
from cms.pages.dates.wording import WEEKDAYS
from cms.pages.dates.writing import UnreadableError, plain
from cms.pages.dates.years import parse_year

EXAMPLES = "例: 平成28年4月26日、平成27年5月30、31日、2015年11月18日～23日、平成28年4月"

SAME_DAY = re.compile(r"同じ?日")
MONTHS = (
    re.compile(rf"(?:(?P<stated>{YEAR}\s*年)\s*)?{MONTH}\s*月", re.IGNORECASE),
    re.compile(
        rf"(?=[^0-9]|[0-9]{{4}})(?P<stated>{YEAR})\s*[/.-]\s*{MONTH}",
        re.IGNORECASE,
    ),
)
YEAR_ALONE = re.compile(rf"{YEAR}\s*年?", re.IGNORECASE)

DASH = re.compile(r"(?<=[0-9日)])\s*-\s*(?=(?:[^-]*年)?(?:[0-9]+\s*月)?[0-9]+\s*日)")
"""One between two days; others stand within a day."""

BETWEEN = re.compile(r"\s*([~\u301c]|から|[、,・]|及び|と)\s*(?![^(]*\))")
"""What stands between days; in brackets behind one are weekdays and holidays."""

LISTING = {"、", ",", "・", "及び", "と"}
WEEKDAY = rf"(?P<weekday>\s*\([{WEEKDAYS}](?:曜日?)?{BEHIND}\s*\)|\s*[{WEEKDAYS}]曜日?)?"
PARTS = tuple(
    re.compile(form + WEEKDAY, re.IGNORECASE)
    for form in (
        rf"(?:(?P<stated>{YEAR})\s*年\s*)?(?:{MONTH}\s*月\s*)?{DAY}(?:\s*日)?",
        rf"(?:(?P<stated>{YEAR})\s*[/.-]\s*)?{MONTH}\s*[/.-]\s*{DAY}",
    )
)


@dataclass(frozen=True, slots=True)
class _Known:
    """The year and month that hold until another is stated."""

    year: str = ""
    month: str = ""


def parse_stated(text: str, above: StatedDate | None = None) -> StatedDate:
    """The date that a text states, with its precision.

    Args:
        text: as people write it.
        above: the date of the row above in a table. Its year holds where the text states none, and
            `同日` repeats it; whether the rows run on in order is for the reader of the table.

    Raises:
        UnreadableError: There is no such date, or which one is meant is in doubt.
    """
    written = plain(text)
    if SAME_DAY.fullmatch(written):
        if above is None:
            raise UnreadableError("「同日」の上に日付がありません。日付を入力してください。")
        return above
    known = _Known(year=f"{above.last.year}年") if above else _Known()
    return (
        _day(written)
        or _month(written, known)
        or _year(written)
        or _iso(written)
        or _days(written, known)
    )


def _day(written: str) -> StatedDate | None:
    is_one = any(form.fullmatch(written) for form in FORMS)
    return StatedDate.of(parse_date(written)) if is_one else None


def _month(written: str, known: _Known) -> StatedDate | None:
    found = next((found for form in MONTHS if (found := form.fullmatch(written))), None)
    if found is None:
        return None
    year = (found["stated"] or known.year).removesuffix("年").strip()
    if not year:
        raise UnreadableError(f"年も入力してください。{EXAMPLES}")
    month = int(found["month"])
    if not 1 <= month <= 12:
        raise UnreadableError(f"{month}月という月はありません。1月から12月までで入力してください。")
    number = parse_year(year)
    if found["era"]:
        _check_month_of_era(year, number, month)
    return StatedDate.month(number, month)


def _check_month_of_era(year: str, number: int, month: int) -> None:
    """An era holds some day of its months, as 昭和 of the first one of its year 64."""
    last = StatedDate.month(number, month).last
    for day in (1, last.day):
        try:
            parse_date(f"{year}年{month}月{day}日")
        except UnreadableError:
            if day == last.day:
                raise
        else:
            return


def _year(written: str) -> StatedDate | None:
    return StatedDate.year(parse_year(written)) if YEAR_ALONE.fullmatch(written) else None


def _iso(written: str) -> StatedDate | None:
    try:
        return StatedDate.from_iso(written)
    except ValueError:
        return None


def _days(written: str, known: _Known) -> StatedDate:
    """Days that are listed, or the first and the last."""
    pieces = BETWEEN.split(DASH.sub("~", written).removesuffix("まで"))
    parts, between = pieces[::2], set(pieces[1::2])
    days: list[date] = []
    for part in parts:
        day, known = _part(part, known, written)
        days.append(day)
    if any(after <= before for before, after in pairwise(days)):
        raise UnreadableError(
            "日付は早い順に並べてください。年をまたぐときは、あとの日付にも年を入力してください。"
        )
    if len(days) == 1:
        return StatedDate.of(days[0])
    if between <= LISTING:
        if len(days) > MOST_DAYS:
            raise UnreadableError(f"日は{MOST_DAYS}日まで並べられます。期間で入力してください。")
        return StatedDate(Precision.DAYS, tuple(days))
    if len(days) > 2:
        raise UnreadableError(f"日の並びか、一つの期間のどちらかで入力してください。{EXAMPLES}")
    return StatedDate.of(*days)


def _part(part: str, known: _Known, whole: str) -> tuple[date, _Known]:
    found = next((found for form in PARTS if (found := form.fullmatch(part))), None)
    if found is None:
        if part == whole:
            parse_date(whole)  # says what is wrong with it
        raise UnreadableError(f"日付として読み取れません。{EXAMPLES}")
    year = f"{found['stated']}年" if found["stated"] else known.year
    month = found["month"] or known.month
    if not year:
        raise UnreadableError(f"年も入力してください。{EXAMPLES}")
    if not month:
        raise UnreadableError(f"月も入力してください。{EXAMPLES}")
    day = parse_date(f"{year}{month}月{found['day']}日{found['weekday'] or ''}")
    return day, _Known(year=f"{day.year}年", month=str(day.month))
