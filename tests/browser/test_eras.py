import datetime

from playwright.sync_api import Browser

from cms.pages.dates.eras import era_year

FIRST, DAYS = datetime.date(1873, 1, 1), 60_000
"""Japan's first day in the Gregorian calendar, and past the year 2030."""

INTL = """([first, days]) => {
  const format = new Intl.DateTimeFormat("ja-JP-u-ca-japanese", {
    era: "long", year: "numeric", timeZone: "UTC",
  });
  return Array.from({ length: days }, (_, day) => format.format(Date.parse(first) + day * 864e5));
}"""


def test_every_day_has_the_era_that_the_browser_gives_it(browser: Browser) -> None:
    page = browser.new_page()
    theirs = page.evaluate(INTL, [FIRST.isoformat(), DAYS])
    page.close()
    ours = [era_year(FIRST + datetime.timedelta(days=day)) for day in range(DAYS)]
    assert ours == theirs
