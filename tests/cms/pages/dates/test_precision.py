"""Dates as precisely as they are stated: read, written, kept and sorted."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db.models import F, Value
from hypothesis import given, settings, strategies as st
from wagtail.models import Locale

from cms.pages.dates.columns import StatedDateField
from cms.pages.dates.eras import SOLAR_FROM
from cms.pages.dates.fields import StatedDateField as StatedDateFormField
from cms.pages.dates.precision import MOST_DAYS, Precision, StatedDate
from cms.pages.dates.stating import parse_stated
from cms.pages.dates.writing import UnreadableError

DAYS = st.dates(SOLAR_FROM, datetime.date(2117, 12, 31))
STATED = st.one_of(
    DAYS.map(StatedDate.of),
    st.sets(DAYS, min_size=2, max_size=MOST_DAYS).map(
        lambda days: StatedDate(Precision.DAYS, tuple(sorted(days)))
    ),
    st.sets(DAYS, min_size=2, max_size=2).map(lambda days: StatedDate.of(*sorted(days))),
    DAYS.map(lambda day: StatedDate.month(day.year, day.month)),
    DAYS.map(lambda day: StatedDate.year(day.year)),
)


@given(STATED)
def test_whatever_is_written_is_read_again(stated: StatedDate) -> None:
    assert StatedDate.from_iso(stated.iso) == stated
    for words in (stated.iso, stated.gregorian, stated.in_era):
        assert parse_stated(words) == stated
    field = StatedDateFormField()
    assert field.clean(field.prepare_value(stated)) == stated


@given(STATED)
def test_it_lies_between_its_first_day_and_its_last(stated: StatedDate) -> None:
    assert stated.first <= min(stated.days) <= max(stated.days) <= stated.last
    is_one_day = stated.precision is Precision.DAY
    assert (stated.first == stated.last) is is_one_day


@pytest.mark.django_db
@settings(max_examples=50)
@given(STATED)
def test_the_database_knows_the_same_days(stated: StatedDate) -> None:
    rows = Locale.objects.alias(date=Value(stated, output_field=StatedDateField()))
    days = rows.values_list(F("date__first_day"), F("date__last_day"))
    assert days.first() == (stated.first, stated.last)


@pytest.mark.parametrize(
    ("text", "iso", "words"),
    [
        ("H28.4.26", "2016-04-26", "2016年4月26日（火）・平成28年"),
        (
            "平成27年5月30、31日",
            "{2015-05-30,2015-05-31}",
            "2015年5月30日（土）、31日（日）・平成27年",
        ),
        (
            "２０１５年５月３０日（土・祝）・３１日（日）",
            "{2015-05-30,2015-05-31}",
            "2015年5月30日（土）、31日（日）・平成27年",
        ),
        (
            "平成27年5月30日及び6月2日",
            "{2015-05-30,2015-06-02}",
            "2015年5月30日（土）、6月2日（火）・平成27年",
        ),
        (
            "2015年11月18～23日",
            "2015-11-18/2015-11-23",
            "2015年11月18日（水）～23日（月）・平成27年",
        ),
        (
            "2015年11月18日-23日",
            "2015-11-18/2015-11-23",
            "2015年11月18日（水）～23日（月）・平成27年",
        ),
        (
            "2015/11/18〜12/3",
            "2015-11-18/2015-12-03",
            "2015年11月18日（水）～12月3日（木）・平成27年",
        ),
        (
            "H27.12.28からH28.1.3まで",
            "2015-12-28/2016-01-03",
            "2015年12月28日（月）～2016年1月3日（日）・平成27年～平成28年",
        ),
        (
            "平成31年4月30日～5月1日",
            "2019-04-30/2019-05-01",
            "2019年4月30日（火）～5月1日（水）・平成31年～令和元年",
        ),
        ("平成28年4月", "2016-04", "2016年4月・平成28年"),
        ("平28.4", "2016-04", "2016年4月・平成28年"),
        ("2016/4", "2016-04", "2016年4月・平成28年"),
        ("昭和64年1月", "1989-01", "1989年1月・昭和64年～平成元年"),
        ("平成元年1月", "1989-01", "1989年1月・昭和64年～平成元年"),
        ("平成28年", "2016", "2016年・平成28年"),
        ("2019", "2019", "2019年・平成31年～令和元年"),
    ],
)
def test_spellings(text: str, iso: str, words: str) -> None:
    stated = parse_stated(text)
    assert stated.iso == iso
    assert str(stated) == words


def test_an_era_that_ends_within_a_range_names_both_years() -> None:
    stated = StatedDate.from_iso("1989-01-05/1989-01-10")
    assert stated.in_era == "昭和64年1月5日（木）～平成元年1月10日（火）"
    assert stated.gregorian == "1989年1月5日（木）～10日（火）"


def test_a_row_takes_its_year_from_the_one_above() -> None:
    above = parse_stated("平成27年5月30、31日")
    assert parse_stated("６月３０日", above).iso == "2015-06-30"
    assert parse_stated("10月17、18日", above).iso == "{2015-10-17,2015-10-18}"
    assert parse_stated("4月", above).iso == "2015-04"
    assert parse_stated("同日", above) == above
    assert parse_stated("平成28年 1月15日", above).iso == "2016-01-15"
    with pytest.raises(UnreadableError, match="月も"):
        parse_stated("16日", above)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "読み取れません"),
        ("あした", "読み取れません"),
        ("同日", "上に日付がありません"),
        ("9月16日", "年も入力"),
        ("4月", "年も入力"),
        ("4/26", "年も入力"),
        ("28年4月", "元号を付けるか"),
        ("平成28年度", "読み取れません"),
        ("平成28年13月", "13月という月"),
        ("2016年4月30日、31日", "4月31日はありません"),
        ("平成31年5月1日", "2019年5月1日は、令和元年5月1日です"),
        ("平成31年5月", "令和元年5月31日です"),
        ("昭和64年2月", "平成元年2月28日です"),
        ("平成28年4月26日（水）", "火曜日です"),
        ("平成27年5月30日（日）、31日", "土曜日です"),
        ("平成27年12月28日～1月3日", "年をまたぐときは"),
        ("2015年5月31、30日", "早い順"),
        ("2015年5月30、30日", "早い順"),
        ("2015年5月1～3日、7日", "どちらか"),
        ("2015年5月1、2、3、4、5、6、7日", "6日まで"),
        ("9" * 5000, "読み取れません"),
    ],
)
def test_what_is_in_doubt_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(UnreadableError, match=sentence):
        parse_stated(text)


@pytest.mark.parametrize(
    ("precision", "days"),
    [
        (Precision.DAY, []),
        (Precision.DAY, ["2016-04-26", "2016-04-27"]),
        (Precision.DAYS, ["2016-04-26"]),
        (Precision.DAYS, ["2016-04-27", "2016-04-26"]),
        (Precision.RANGE, ["2016-04-26", "2016-04-26"]),
        (Precision.MONTH, ["2016-04-26"]),
        (Precision.YEAR, ["2016-04-01"]),
    ],
)
def test_a_date_holds_what_its_precision_says(precision: Precision, days: list[str]) -> None:
    with pytest.raises(ValueError, match=r"cannot|kept"):
        StatedDate(precision, tuple(datetime.date.fromisoformat(day) for day in days))


@pytest.mark.parametrize(
    "text", ["2016-4", "2016-02-30", "２０１６", "2016-04-26/", "{2016-04-26}"]
)
def test_a_column_takes_iso_only(text: str) -> None:
    with pytest.raises(ValidationError, match="2016-04-26や2016-04"):
        StatedDateField().to_python(text)
