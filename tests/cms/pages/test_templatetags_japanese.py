import datetime
import re

import pytest
from django.template import Context, Template

from cms.pages.templatetags import japanese

DAY = datetime.date(2016, 4, 26)
NIGHT = datetime.datetime(2016, 4, 25, 16, 30, tzinfo=datetime.UTC)  # 26 April 1:30 in Tokyo


def text(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


def rendered(source: str, **context: object) -> str:
    template = Template("{% load japanese %}" + source)
    return text(template.render(Context(context)))


def test_a_day_is_gregorian_with_weekday_and_the_era_in_small_type() -> None:
    assert japanese.day(DAY) == (
        '<time class="when" datetime="2016-04-26"><span>2016年4月26日（火）</span>'
        "<small>（平成28年）</small></time>"
    )


def test_a_moment_is_told_in_japan_time() -> None:
    assert text(japanese.day(NIGHT)) == "2016年4月26日（火）（平成28年）"
    assert text(japanese.moment(NIGHT)) == "2016年4月26日（火）（平成28年） 1:30"
    assert 'datetime="2016-04-26T01:30:00+09:00"' in japanese.moment(NIGHT)


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        (None, "2016年4月26日（火）（平成28年）"),
        (DAY, "2016年4月26日（火）（平成28年）"),
        (datetime.date(2016, 4, 27), "2016年4月26日（火）〜27日（水）（平成28年）"),
        (datetime.date(2016, 5, 1), "2016年4月26日（火）〜5月1日（日）（平成28年）"),
        (datetime.date(2017, 1, 1), "2016年4月26日（火）〜2017年1月1日（日）（平成28年）"),
    ],
)
def test_a_range_repeats_only_what_changes(end: datetime.date | None, expected: str) -> None:
    assert text(japanese.days(DAY, end)) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (datetime.time(9, 5), datetime.time(16, 0), "9:05〜16:00"),
        (datetime.time(13, 30), None, "13:30から"),
        (None, None, ""),
    ],
)
def test_hours_never_invent_an_end(
    start: datetime.time | None, end: datetime.time | None, expected: str
) -> None:
    assert text(japanese.hours(start, end)) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (None, None, "日程 調整中"),
        ("2016-11-20", None, "2016年11月 20 日"),
        ("2016-11-26", "2016-11-27", "2016年11月 26–27 土・日"),
        ("2015-11-18", "2015-11-23", "2015年11月 18–23 水〜月"),
        ("2015-05-30", "2015-06-02", "2015年 5/30–6/2 土〜火"),
        ("2015-12-31", "2016-01-01", "2015年 12/31–1/1 木・金"),
    ],
)
def test_a_calendar_leaf(start: str | None, end: str | None, expected: str) -> None:
    days = [day and datetime.date.fromisoformat(day) for day in (start, end)]
    leaf = rendered("{% leaf start end %}", start=days[0], end=days[1])
    assert leaf.split() == expected.split()


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (0, "0 バイト"),
        (1023, "1023 バイト"),
        (1024, "1 KB"),
        (853_000, "833 KB"),
        (1_048_575, "1.0 MB"),
        (2_345_678, "2.2 MB"),
        (None, ""),
    ],
)
def test_a_size_is_short_and_never_1024_of_its_unit(size: int | None, expected: str) -> None:
    assert japanese.file_size(size) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("趣意書.pdf", "PDF"), ("a.tar.gz", "GZ"), ("README", ""), (".htaccess", "")],
)
def test_the_kind_of_a_file_is_its_ending(name: str, expected: str) -> None:
    assert japanese.file_kind(name) == expected
