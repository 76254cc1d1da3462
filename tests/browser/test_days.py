"""Every day from the first of 明治 to 2100, against the calendar that Chromium carries.

From 1873-01-01, when Japan took the Gregorian calendar, both say the same. Before that day an era's
months and days are those of the moon. Chromium puts an era's name in front of Gregorian months and
days all the same, as if 明治5年9月12日, when the first railway opened, had been 1872-09-12 (it was
the fourteenth of October); so we write such a day in the Gregorian calendar and refuse to read it
in an era.
"""

import datetime

import pytest
from playwright.sync_api import Browser

from cms.pages.dates.days import parse_date
from cms.pages.dates.eras import SOLAR_FROM, era_year
from cms.pages.dates.wording import WEEKDAYS, gregorian, in_era
from cms.pages.dates.writing import UnreadableError

FIRST, LAST = datetime.date(1868, 1, 25), datetime.date(2100, 12, 31)
DAYS = [FIRST + datetime.timedelta(days=day) for day in range((LAST - FIRST).days + 1)]

MEIJI_PROCLAIMED = datetime.date(1868, 10, 23)

INTL = """([first, days]) => {
  const format = new Intl.DateTimeFormat("ja-JP-u-ca-japanese", {
    era: "long", year: "numeric", month: "long", day: "numeric", weekday: "short", timeZone: "UTC",
  });
  const start = Date.parse(first);
  return Array.from({ length: days }, (_, day) =>
    format.formatToParts(start + day * 864e5).map((part) => part.value).join(""));
}"""


@pytest.fixture(scope="module")
def theirs(browser: Browser) -> dict[datetime.date, str]:
    """What Chromium writes for each day, with our brackets around the day of the week."""
    page = browser.new_page()
    written = page.evaluate(INTL, [FIRST.isoformat(), len(DAYS)])
    page.close()
    widened = str.maketrans("()", "（）")
    return {day: text.translate(widened) for day, text in zip(DAYS, written, strict=True)}


def test_since_1873_every_day_is_written_as_the_browser_writes_it(
    theirs: dict[datetime.date, str],
) -> None:
    since = [day for day in DAYS if day >= SOLAR_FROM]
    assert [in_era(day) for day in since] == [theirs[day] for day in since]
    assert [parse_date(theirs[day]) for day in since] == since


def test_before_1873_the_browser_writes_gregorian_days_with_an_era_and_we_refuse_them(
    theirs: dict[datetime.date, str],
) -> None:
    for day in (day for day in DAYS if day < SOLAR_FROM):
        # 慶応4年 was made 明治元年 as a whole, from its first day on; the browser keeps both.
        era = era_year(day) if day >= MEIJI_PROCLAIMED else "慶応4年"
        assert theirs[day] == gregorian(day).replace(f"{day.year}年", era)
        with pytest.raises(UnreadableError):
            parse_date(theirs[day])


def test_every_day_is_read_back_from_what_is_written() -> None:
    for form in (in_era, gregorian):
        assert [parse_date(form(day)) for day in DAYS] == DAYS
    assert [parse_date(f"{day:%Y/%m/%d}") for day in DAYS] == DAYS


def test_a_wrong_day_of_the_week_is_never_read() -> None:
    for day in DAYS[:: 7 * 13 + 1]:
        right = gregorian(day)
        for other in set(WEEKDAYS) - {right[-2]}:
            with pytest.raises(UnreadableError, match="曜日"):
                parse_date(f"{right[:-2]}{other}）")
