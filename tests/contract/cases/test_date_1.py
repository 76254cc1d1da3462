"""DATE-1: no era begins a day late, and no day is without one, whatever the server's zone is."""

import datetime
import time
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest

from cms.pages.dates.days import parse_date
from cms.pages.dates.wording import in_era, with_era
from cms.pages.templatetags import japanese

TOKYO = ZoneInfo("Asia/Tokyo")
BOUNDARIES = {
    "1912-07-29": "明治45年7月29日（月）",
    "1912-07-30": "大正元年7月30日（火）",
    "1926-12-24": "大正15年12月24日（金）",
    "1926-12-25": "昭和元年12月25日（土）",
    "1989-01-07": "昭和64年1月7日（土）",
    "1989-01-08": "平成元年1月8日（日）",
    "2019-04-30": "平成31年4月30日（火）",
    "2019-05-01": "令和元年5月1日（水）",
}


@pytest.fixture(params=["UTC", "Asia/Tokyo", "America/Los_Angeles"])
def _server_zone(request: pytest.FixtureRequest) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("_server_zone")
@pytest.mark.parametrize(("iso", "words"), BOUNDARIES.items())
def test_an_era_begins_on_its_day(iso: str, words: str) -> None:
    day = datetime.date.fromisoformat(iso)
    assert in_era(day) == words
    assert parse_date(words) == day
    era = words.partition("年")[0] + "年"
    assert with_era(day).endswith(era)
    assert era in japanese.day(day)
    for at in (datetime.time(0, 0), datetime.time(23, 59)):
        moment = datetime.datetime.combine(day, at, TOKYO).astimezone(datetime.UTC)
        assert japanese.era(moment) == era
        assert f"{day.year}年{day.month}月{day.day}日" in japanese.moment(moment)
        assert era in japanese.moment(moment)
