"""DATE-3: fiscal years and months are cut at midnight in Japan, whatever zone the server is in."""

import time
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client

from cms.pages.dates.years import fiscal_year_name, parse_year
from news.choices import EventStatus, EventType
from tests.factories.news import EventPageFactory, NewsPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["UTC", "Asia/Tokyo", "America/Los_Angeles"])
def _server_zone(request: pytest.FixtureRequest) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("_server_zone")
def test_a_fiscal_year_ends_at_midnight_in_japan(client: Client, clock: Any) -> None:
    common = {"event_type": EventType.SYMPOSIUM, "status": EventStatus.HELD}
    for title, moment in (
        ("年度の最後", "2016-03-31T23:30"),
        ("年度の最初", "2016-04-01T00:30"),
    ):
        at = datetime.fromisoformat(moment)
        session = {"date_of_start": at.date(), "start_time": at.time(), "end_time": None}
        EventPageFactory(title=title, sessions=[session], **common)
    found = {
        year: [
            item["text"]
            for item in client.get(f"/api/v1/chronology?fiscal_year={year}").json()["items"]
        ]
        for year in (2015, 2016)
    }
    assert found == {2015: ["年度の最後"], 2016: ["年度の最初"]}


@pytest.mark.usefixtures("_server_zone")
def test_news_of_the_first_of_april_belong_to_april(client: Client) -> None:
    NewsPageFactory(title="初日の知らせ", date_published=date(2016, 4, 1))
    (item,) = client.get("/api/v1/news?year=2016").json()["items"]
    assert item["date_published"] == "2016-04-01"


def test_the_year_in_which_the_era_changed_has_one_name() -> None:
    names = {fiscal_year_name(2015), fiscal_year_name(2016), fiscal_year_name(2019)}
    assert names == {"平成27年度", "平成28年度", "令和元年度"}
    assert parse_year("平成31年度") == parse_year("令和元年度") == 2019


def test_a_year_that_has_not_begun_is_empty(client: Client, clock: Any) -> None:
    clock.move_to("2016-04-26T12:00:00+09:00")
    answer = client.get("/api/v1/chronology?fiscal_year=2017")
    assert answer.status_code == 200
    assert answer.json() == {"count": 0, "items": []}
