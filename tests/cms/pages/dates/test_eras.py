import datetime

import pytest

from cms.pages.dates.eras import era_year


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("1868-01-24", ""),
        ("1868-01-25", "明治元年"),
        ("1912-07-29", "明治45年"),
        ("1912-07-30", "大正元年"),
        ("1926-12-24", "大正15年"),
        ("1926-12-25", "昭和元年"),
        ("1989-01-07", "昭和64年"),
        ("1989-01-08", "平成元年"),
        ("2016-04-26", "平成28年"),
        ("2019-04-30", "平成31年"),
        ("2019-05-01", "令和元年"),
        ("2026-11-24", "令和8年"),
    ],
)
def test_an_era_begins_on_its_day_and_its_first_year_is_gannen(day: str, expected: str) -> None:
    assert era_year(datetime.date.fromisoformat(day)) == expected
