"""Times and moments as people write them: what is read, and what is refused."""

import datetime

import pytest
from hypothesis import given, strategies as st

from cms.pages.dates.times import parse_moment, parse_time
from cms.pages.dates.wording import clock, clock_in_halves, gregorian, in_era, moment_with_era
from cms.pages.dates.writing import UnreadableError


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("13:30", "13:30:00"),
        ("１３：３０", "13:30:00"),
        ("13時30分", "13:30:00"),
        ("13時半", "13:30:00"),
        ("午後1時30分", "13:30:00"),
        ("午後 1 時半", "13:30:00"),
        ("午後１：３０", "13:30:00"),
        ("午後一時三十分", "13:30:00"),
        (" 13時\u3000", "13:00:00"),
        ("午前0時", "00:00:00"),
        ("午後0時5分", "12:05:00"),
        ("正午", "12:00:00"),
        ("9:05", "09:05:00"),
        ("23:59:59", "23:59:59"),
    ],
)
def test_times_are_read(text: str, time: str) -> None:
    assert parse_time(text).isoformat() == time


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("午後12時30分", "昼なら「12:30」、夜なら「0:30」"),
        ("午前12:00", "昼か夜か決まりません。"),
        ("午後13時", "0から11まで"),
        ("24:00", "次の日の0:00か、その日の23:59"),
        ("24:30", "時は0から23まで"),
        ("13:60", "分は0から59まで"),
        ("1330", "時刻として読み取れません。"),
        ("9:5", "時刻として読み取れません。"),
        ("", "時刻として読み取れません。"),
    ],
)
def test_doubtful_times_are_refused(text: str, sentence: str) -> None:
    with pytest.raises(UnreadableError) as refusal:
        parse_time(text)
    assert sentence in str(refusal.value)


@pytest.mark.parametrize(
    "text",
    [
        "平成28年4月26日（火）午後1時30分",
        "平成28年4月26日13:30",
        "H28.4.26 13:30",
        "Ｈ２８．４．２６\u3000１３：３０",
        "2016/4/26 13時半",
        "2016-04-26 13:30",
        "2016-04-26T13:30",
    ],
)
def test_moments_are_read(text: str) -> None:
    assert parse_moment(text) == datetime.datetime(2016, 4, 26, 13, 30)  # noqa: DTZ001


def test_an_offset_is_kept() -> None:
    assert parse_moment("2016-04-26T13:30:00+09:00").isoformat() == "2016-04-26T13:30:00+09:00"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("平成28年4月26日", "時刻も入力してください。"),
        ("平成31年5月1日 9:00", "令和元年5月1日です。"),
        ("2016/4/26 24:00", "次の日の0:00"),
        ("2016/4/2613:30", "日付として読み取れません。"),
        ("2016-04-26T25:00", "日時として読み取れません。"),
        ("13:30", "日付として読み取れません。"),
    ],
)
def test_doubtful_moments_are_refused(text: str, sentence: str) -> None:
    with pytest.raises(UnreadableError) as refusal:
        parse_moment(text)
    assert sentence in str(refusal.value)


minutes = st.times().map(lambda time: time.replace(second=0, microsecond=0))


@given(st.dates(datetime.date(1868, 1, 25), datetime.date(2100, 12, 31)), minutes)
def test_what_is_written_is_read_back(day: datetime.date, time: datetime.time) -> None:
    assert parse_time(clock(time)) == time
    assert parse_time(clock_in_halves(time).partition("（")[0]) == time
    for written in (in_era(day), gregorian(day)):
        moment = parse_moment(f"{written}{clock(time)}")
        assert moment == datetime.datetime.combine(day, time)
        assert moment_with_era(moment).startswith(f"{day.year}年")


@given(st.text(max_size=40))
def test_any_text_is_a_time_or_is_refused(text: str) -> None:
    for parse in (parse_time, parse_moment):
        try:
            words = str(parse(text))
        except UnreadableError as refusal:
            words = str(refusal)
        assert words
