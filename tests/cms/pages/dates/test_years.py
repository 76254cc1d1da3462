import datetime

import pytest

from cms.pages.dates.writing import UnreadableError
from cms.pages.dates.years import fiscal_year_name, fiscal_year_of, parse_year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("平成28年度", 2016),
        ("Ｈ２８", 2016),
        ("㋿8年", 2026),
        ("令和元年度", 2019),
        ("平成31年度", 2019),
        ("昭和六十四年", 1989),
        ("2016", 2016),
        ("2016年度", 2016),
    ],
)
def test_years_are_read(text: str, year: int) -> None:
    assert parse_year(text) == year


@pytest.mark.parametrize("text", ["平成32年", "令和0年", "28", "28年度", "明治5年", "2016/4", ""])
def test_other_years_are_refused(text: str) -> None:
    with pytest.raises(UnreadableError):
        parse_year(text)


@pytest.mark.parametrize(
    ("day", "year", "name"),
    [
        ("2016-03-31", 2015, "平成27年度"),
        ("2016-04-01", 2016, "平成28年度"),
        ("2019-04-01", 2019, "令和元年度"),
        ("2020-03-31", 2019, "令和元年度"),
        ("2020-04-01", 2020, "令和2年度"),
    ],
)
def test_a_fiscal_year_runs_from_april_and_has_one_name(day: str, year: int, name: str) -> None:
    assert fiscal_year_of(datetime.date.fromisoformat(day)) == year
    assert fiscal_year_name(year) == name
    assert parse_year(name) == year
