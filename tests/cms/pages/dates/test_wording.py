import datetime

import pytest

from cms.pages.dates.wording import clock_in_halves, gregorian, in_era, moment_with_era, with_era


@pytest.mark.parametrize(
    ("day", "era", "both"),
    [
        ("2016-04-26", "平成28年4月26日（火）", "2016年4月26日（火曜日）・平成28年"),
        ("2019-05-01", "令和元年5月1日（水）", "2019年5月1日（水曜日）・令和元年"),
        ("1873-01-01", "明治6年1月1日（水）", "1873年1月1日（水曜日）・明治6年"),
        ("1872-12-31", "1872年12月31日（火）", "1872年12月31日（火曜日）・明治5年"),
        ("1868-01-24", "1868年1月24日（金）", "1868年1月24日（金曜日）"),
    ],
)
def test_a_day_in_its_era_and_with_it(day: str, era: str, both: str) -> None:
    at = datetime.date.fromisoformat(day)
    assert (in_era(at), with_era(at)) == (era, both)


def test_a_day_and_a_moment() -> None:
    moment = datetime.datetime(2016, 4, 26, 9, 5)  # noqa: DTZ001
    assert gregorian(moment.date()) == "2016年4月26日（火）"
    assert moment_with_era(moment) == "2016年4月26日（火曜日）9:05・平成28年"


@pytest.mark.parametrize(
    ("time", "words"),
    [
        ("00:00", "午前0時（0:00）"),
        ("12:30", "午後0時30分（12:30）"),
        ("13:00", "午後1時（13:00）"),
    ],
)
def test_a_time_by_halves_of_the_day(time: str, words: str) -> None:
    assert clock_in_halves(datetime.time.fromisoformat(time)) == words
