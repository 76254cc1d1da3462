"""Dates as people in Japan write them, read as Gregorian dates; whatever is in doubt is refused."""

import calendar
import datetime
import re

from cms.pages.dates.eras import ERAS, SOLAR_FROM, Era, era_named, era_year
from cms.pages.dates.wording import WEEKDAYS, month_and_day, weekday
from cms.pages.dates.writing import UnreadableError, plain

EXAMPLES = "例: 平成28年4月26日、H28.4.26、2016/4/26"

ERA_NAMES = "|".join(name for era in ERAS for name in era.names)
MONTH, DAY = (rf"(?P<{part}>[0-9]{{1,2}})" for part in ("month", "day"))
YEAR = rf"(?:(?:西暦|(?P<era>{ERA_NAMES}))\s*)?(?P<year>元|[0-9]{{1,4}})"
BEHIND = r"(?:\s*[・、,]?\s*(?:祝日?|休日?|振休|振替休日))?"
WEEKDAY = (
    rf"(?:\s*(?:\(\s*(?P<bracketed>[{WEEKDAYS}])(?:曜日?)?{BEHIND}\s*\)"
    rf"|(?P<bare>[{WEEKDAYS}])曜日?))?"
)
FORMS = [
    re.compile(form + WEEKDAY, re.IGNORECASE)
    for form in (
        rf"{YEAR}\s*年\s*{MONTH}\s*月\s*{DAY}\s*日",
        rf"{YEAR}\s*(?P<sign>[/.・-])\s*{MONTH}\s*(?P=sign)\s*{DAY}(?![0-9])",
        r"(?P<era>)(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?![0-9])",
    )
]
NEARLY = [
    (re.compile(pattern, re.IGNORECASE), f"{sentence}{EXAMPLES}")
    for pattern, sentence in (
        (r"[0-9]{1,2}\s*[/.・-]\s*[0-9]{1,2}", "年も入力してください。"),
        (rf"{YEAR}\s*年?", "月と日も入力してください。"),
        (rf"{YEAR}\s*(?:年\s*[0-9]{{1,2}}\s*月|[/.・-]\s*[0-9]{{1,2}})", "日も入力してください。"),
        (r"[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*日.*", "年も入力してください。"),
        (r"[0-9]{1,2}([/.・-])[0-9]{1,2}\1[0-9]{4}", "年、月、日の順に入力してください。"),
    )
]


def parse_date(text: str) -> datetime.date:
    """The day that a text names, such as `平成28年4月26日（火）`, `H28.4.26` or `2016/4/26`.

    Raises:
        UnreadableError: There is no such day, or which one is meant is in doubt.
    """
    day, rest = parse_day_before(plain(text))
    if rest:
        raise UnreadableError(f"「{rest}」は日付として読み取れません。日付だけを入力してください。")
    return day


def parse_day_before(written: str) -> tuple[datetime.date, str]:
    """The day with which a plain text begins, and what stands behind it."""
    for form in FORMS:
        if found := form.match(written):
            day = _day(found)
            _check_weekday(day, found)
            return day, written[found.end() :].strip()
    for pattern, sentence in NEARLY:
        if pattern.fullmatch(written):
            raise UnreadableError(sentence)
    raise UnreadableError(f"日付として読み取れません。{EXAMPLES}")


def _day(found: re.Match[str]) -> datetime.date:
    era = era_named(found["era"]) if found["era"] else None
    month, number = int(found["month"]), int(found["day"])
    year = _year_in_era(era, found["year"]) if era else _gregorian_year(found["year"])
    named = f"{era.year(year - era.first.year + 1)}（{year}年）" if era else f"{year}年"
    if not 1 <= month <= 12:
        raise UnreadableError(f"{month}月という月はありません。1月から12月までで入力してください。")
    length = calendar.monthrange(year, month)[1]
    if not 1 <= number <= length:
        raise UnreadableError(
            f"{month}月{number}日はありません。{named}の{month}月は{length}日までです。"
        )
    day = datetime.date(year, month, number)
    if era:
        _check_era(era, day)
    return day


def _year_in_era(era: Era, written: str) -> int:
    number = 1 if written == "元" else int(written)
    if number == 0:
        raise UnreadableError(f"{era.name}0年という年はありません。最初の年は{era.name}元年です。")
    if number > 99:
        raise UnreadableError(f"{era.name}{number}年という年はありません。{EXAMPLES}")
    year = era.first.year + number - 1
    if year < SOLAR_FROM.year:
        raise UnreadableError(
            "明治5年までの日付は旧暦なので、そのままでは読みかえられません。"
            "西暦（新暦）の日付で入力してください。例: 1872/10/14"
        )
    return year


def _gregorian_year(written: str) -> int:
    if written == "元" or len(written) < 4 or written.startswith("0"):
        raise UnreadableError(
            f"「{written}年」がいつの年か決まりません。"
            "元号を付けるか（例: H28.4.26）、西暦を4桁で（例: 2016/4/26）入力してください。"
        )
    return int(written)


def _check_era(era: Era, day: datetime.date) -> None:
    if era.first <= day <= era.last:
        return
    written, rest = era.year(era.year_of(day)), month_and_day(day)
    raise UnreadableError(
        f"{written}{rest}という日はありません。{day.year}年{rest}は、{era_year(day)}{rest}です。"
    )


def _check_weekday(day: datetime.date, found: re.Match[str]) -> None:
    given = found["bracketed"] or found["bare"]
    right = weekday(day)
    if given and given != right:
        raise UnreadableError(
            f"{day.year}年{month_and_day(day)}は{right}曜日です。"
            f"日付と曜日（{given}）のどちらかを直してください。"
        )
