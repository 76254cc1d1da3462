"""Dates as people write them: what is read, and what is refused with which sentence."""

import datetime

import pytest
from hypothesis import given, strategies as st

from cms.pages.dates.days import parse_date
from cms.pages.dates.eras import ERAS, SOLAR_FROM, era_of
from cms.pages.dates.wording import gregorian, in_era, with_era
from cms.pages.dates.writing import LONGEST, UnreadableError

SIGNING = [
    "平成28年4月26日",
    "平成二十八年四月二十六日",
    "平成二八年四月二六日",
    "平成 28 年 4 月 26 日",
    "平成28年04月26日（火）",
    "平成２８年４月２６日（火曜日）",
    "平成28年4月26日火曜日",
    "平成28年4月26日㈫",
    "㍻28年4月26日",
    "平28.4.26",
    "H28.4.26",
    "H28/4/26",
    "h28-4-26",
    "Ｈ２８．４．２６",
    "ｈ２８／４／２６",
    "Ｈ２８。４。２６",
    "2016/4/26",
    "2016.4.26",
    "2016-04-26",
    "２０１６ー４ー２６",
    "２０１６・４・２６",
    "2016年4月26日",
    "西暦2016年4月26日",
    "二〇一六年四月二十六日",
    "20160426",
    " \u3000\t2016/4/26\u200b\u3000\n",
]


@pytest.mark.parametrize("text", SIGNING)
def test_one_day_in_many_spellings(text: str) -> None:
    assert parse_date(text) == datetime.date(2016, 4, 26)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("令和元年5月1日", "2019-05-01"),
        ("令和1年5月1日", "2019-05-01"),
        ("R1.5.1", "2019-05-01"),
        ("R元.5.1", "2019-05-01"),
        ("Ｒ１．５．１", "2019-05-01"),
        ("㋿元年5月1日", "2019-05-01"),
        ("平31.4.30", "2019-04-30"),
        ("平成 26 年 9 月 10 日", "2014-09-10"),
        ("平成20.4.1", "2008-04-01"),
        ("令和02年02月29日", "2020-02-29"),
        ("S64/1/7", "1989-01-07"),
        ("㍼元年12月25日", "1926-12-25"),
        ("大正15年12月24日", "1926-12-24"),
        ("T1.7.30", "1912-07-30"),
        ("明治四十五年七月二十九日", "1912-07-29"),
        ("m6.1.1", "1873-01-01"),
        ("令和８年１１月２４日（火）", "2026-11-24"),
        ("R8.11.24", "2026-11-24"),
        ("H28/6/7", "2016-06-07"),
        ("平成28年4月29日（金・祝）", "2016-04-29"),
        ("令和三年十月十日", "2021-10-10"),
        ("1868/1/25", "1868-01-25"),
    ],
)
def test_days_of_every_era(text: str, day: str) -> None:
    assert parse_date(text).isoformat() == day


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("昭和64年1月8日", "1989年1月8日は、平成元年1月8日です。"),
        ("平成31年5月1日", "2019年5月1日は、令和元年5月1日です。"),
        ("令和元年4月30日", "2019年4月30日は、平成31年4月30日です。"),
        ("令和1年4月30日", "令和元年4月30日という日はありません。"),
        ("平成50年1月1日", "2038年1月1日は、令和20年1月1日です。"),
        ("大正15年12月25日", "1926年12月25日は、昭和元年12月25日です。"),
        ("明治45年7月30日", "1912年7月30日は、大正元年7月30日です。"),
        ("明治5年12月2日", "旧暦"),
        ("明治元年1月25日", "西暦（新暦）の日付で"),
        ("令和3年2月29日", "令和3年（2021年）の2月は28日までです。"),
        ("2016年2月30日", "2016年の2月は29日までです。"),
        ("2016/4/0", "4月0日はありません。"),
        ("2016/13/1", "13月という月はありません。"),
        ("令和0年1月1日", "最初の年は令和元年です。"),
        ("令和2016年4月1日", "令和2016年という年はありません。"),
        ("28.4.26", "「28年」がいつの年か決まりません。"),
        ("元年5月1日", "「元年」がいつの年か決まりません。"),
        ("0028-04-26", "西暦を4桁で"),
        ("2016年4月26日（水）", "2016年4月26日は火曜日です。"),
        ("㋿8年", "月と日も入力してください。"),
        ("平成28年4月", "日も入力してください。"),
        ("2016/4", "日も入力してください。"),
        ("4月26日", "年も入力してください。"),
        ("4/26", "年も入力してください。"),
        ("4/26/2016", "年、月、日の順に"),
        ("2016/4/26 13:30", "「13:30」は日付として読み取れません。"),
        ("2016/4-26", "日付として読み取れません。例: 平成28年4月26日"),
        ("42486", "日付として読み取れません。"),
        ("2016/4/261", "日付として読み取れません。"),
        ("二十三十年1月1日", "日付として読み取れません。"),
        ("٢٠١٦/4/26", "日付として読み取れません。"),
        ("あした", "日付として読み取れません。"),
        ("", "日付として読み取れません。"),
    ],
)
def test_doubt_is_refused_with_a_sentence_that_helps(text: str, sentence: str) -> None:
    with pytest.raises(UnreadableError) as refusal:
        parse_date(text)
    assert sentence in str(refusal.value)


solar_days = st.dates(SOLAR_FROM, datetime.date(2100, 12, 31))
WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})


@given(st.dates(datetime.date(1868, 1, 25), datetime.date(2100, 12, 31)), st.booleans())
def test_what_is_written_is_read_back(day: datetime.date, is_wide: bool) -> None:
    for text in (in_era(day), gregorian(day), day.isoformat()):
        assert parse_date(text.translate(WIDE) if is_wide else text) == day


@given(
    solar_days, st.sampled_from("/.-・．／－"), st.booleans(), st.sampled_from(["", " ", "\u3000"])
)
def test_short_forms_are_read_back(
    day: datetime.date,
    sign: str,
    is_padded: bool,
    blank: str,
) -> None:
    era = era_of(day)
    assert era is not None
    numbers = [era.year_of(day), day.month, day.day]
    digits = (blank + sign + blank).join(f"{n:02}" if is_padded else str(n) for n in numbers)
    for name in (*era.names, era.letter.lower()):
        assert parse_date(f"{blank}{name}{blank}{digits}{blank}") == day


@given(solar_days)
def test_an_era_never_names_a_day_outside_it(day: datetime.date) -> None:
    for era in ERAS:
        number = era.year_of(day)
        text = f"{era.name}{number}年{day.month}月{day.day}日"
        if era == era_of(day):
            assert parse_date(text) == day
        elif number > 0:
            with pytest.raises(UnreadableError):
                parse_date(text)


@given(st.text(max_size=2 * LONGEST))
def test_any_text_is_a_date_or_is_refused(text: str) -> None:
    try:
        words = with_era(parse_date(text))
    except UnreadableError as refusal:
        words = str(refusal)
    assert words
