"""The lists of the API through its outermost door."""

from datetime import date, datetime
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from members.choices import CooperationField
from news.choices import EventStatus, EventType, NewsCategory, PublicationKind
from news.models import NewsPage, Series
from tests.factories.news import EventPageFactory, NewsPageFactory, PublicationPageFactory
from tests.news import full, places

pytestmark = pytest.mark.django_db

ALL_DAY = {"all_day": True, "start_time": None, "end_time": None}


def get(path: str) -> Any:
    response = Client().get(f"/api/v1/{path}")
    assert response.status_code == 200, response.content.decode()
    return response.json()


def refused(path: str) -> set[tuple[str, str]]:
    """Parameter and code of everything that was refused."""
    response = Client().get(f"/api/v1/{path}")
    assert response.status_code == 422, response.content.decode()
    assert response.headers["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert "items" not in problem
    assert "count" not in problem
    return {(error["parameter"], error["code"]) for error in problem["errors"]}


def titles(path: str) -> list[str]:
    found = get(path)
    assert found["count"] >= len(found["items"])
    return [item["title"] for item in found["items"]]


def test_news_stand_newest_first_and_are_filtered() -> None:
    series = Series.objects.create(name="架空だより")
    NewsPageFactory(title="協定", category=NewsCategory.AGREEMENT, organizations=[places.arakawa()])
    NewsPageFactory(title="会議", category=NewsCategory.MEETING, date_published=date(2015, 6, 16))
    NewsPageFactory(title="連載", series=series, cooperation_fields=[CooperationField.TOURISM])
    NewsPageFactory(title="カナリア", draft=True, date_published=date(2017, 1, 1))
    assert titles("news") == ["連載", "協定", "会議"]
    assert titles("news?category=agreement") == ["協定"]
    assert titles("news?year=2015") == ["会議"]
    assert titles("news?prefecture=13") == titles("news?region=kanto") == ["協定"]
    assert titles("news?ward=131181") == ["協定"]
    assert titles("news?field=tourism") == titles(f"news?series={series.pk}") == ["連載"]
    assert titles("news?locale=en") == []
    assert titles("news?year=2016&limit=1&offset=1") == ["協定"]
    assert get("news?year=2016&limit=1&offset=1")["count"] == 2
    assert get("news?limit=1&offset=50") == {"count": 3, "items": []}


def test_publications_stand_newest_first_and_are_filtered() -> None:
    series = Series.objects.create(name="架空だより")
    PublicationPageFactory(title="趣意書", kind=PublicationKind.PROSPECTUS)
    PublicationPageFactory(
        title="第1号", series=series, series_number=1, date_published=date(2019, 3, 1)
    )
    assert titles("publications") == ["第1号", "趣意書"]
    assert titles("publications?kind=prospectus") == ["趣意書"]
    assert titles("publications?year=2019") == ["第1号"]
    assert titles(f"publications?series={series.pk}") == ["第1号"]


def test_events_are_filtered_by_what_the_network_asks_for() -> None:
    EventPageFactory(
        title="市",
        event_type=EventType.MARKET,
        cooperation_fields=[CooperationField.INDUSTRY],
        sessions=[{"date_of_start": date(2015, 10, 17), "date_of_end": date(2015, 10, 18)}],
        bodies=[{"organization": places.arakawa()}, {"organization": places.shiranuka()}],
    )
    EventPageFactory(title="祭り", sessions=[{"date_of_start": date(2015, 5, 30), **ALL_DAY}])
    EventPageFactory(title="中止", status=EventStatus.CANCELLED)
    assert titles("events") == ["中止", "市", "祭り"]
    for query in (
        "from=2015-10-18", "from=2015-10-18&to=2015-10-18", "event_type=market", "field=industry",
        "prefecture=01", "prefecture=13", "region=hokkaido", "region=kanto", "ward=131181",
        "year=2015&field=industry",
    ):  # fmt: skip
        assert titles(f"events?{query}") == ["市"], query
    assert titles("events?to=2015-05-30") == ["祭り"]
    assert titles("events?status=cancelled") == ["中止"]
    assert titles("events?prefecture=47") == []


@pytest.mark.parametrize(
    ("moment", "upcoming"),
    [
        ("2026-11-25T00:00:30+09:00", ["三日間", "終日"]),
        ("2026-11-25T23:59:59+09:00", ["三日間", "終日"]),
        ("2026-11-26T00:00:30+09:00", ["三日間"]),
        ("2026-11-27T00:00:00+09:00", []),
    ],
)
def test_upcoming_changes_at_midnight_in_japan(moment: str, upcoming: list[str]) -> None:
    """CAL-5, from outside; the very same request, so that no kept answer may outlive the day."""
    with time_machine.travel(datetime.fromisoformat("2026-11-24T12:00:00+09:00"), tick=False):
        EventPageFactory(title="終日", sessions=[{"date_of_start": date(2026, 11, 25), **ALL_DAY}])
        EventPageFactory(
            title="三日間",
            sessions=[
                {"date_of_start": date(2026, 11, 24), "date_of_end": date(2026, 11, 26), **ALL_DAY}
            ],
        )
        assert titles("events?upcoming=true") == ["三日間", "終日"]
    with time_machine.travel(datetime.fromisoformat(moment), tick=False):
        assert titles("events?upcoming=true") == upcoming
        assert set(titles("events?upcoming=false")) == {"終日", "三日間"} - set(upcoming)


@pytest.mark.parametrize(
    ("path", "errors"),
    [
        ("events?prefectrue=13", {("prefectrue", "unknown_parameter")}),
        ("events?prefecture=", {("prefecture", "empty_parameter")}),
        ("events?prefecture=99", {("prefecture", "invalid_format")}),
        ("events?prefecture=13&prefecture=14", {("prefecture", "repeated_parameter")}),
        ("events?from=2016-02-30", {("from", "not_a_date")}),
        ("events?from=2016-05-02&to=2016-05-01", {("to", "invalid_value")}),
        ("events?upcoming=yes", {("upcoming", "not_a_boolean")}),
        ("events?ward=016683", {("ward", "invalid_format")}),
        ("events?ward=131182", {("ward", "invalid_format")}),
        ("events?region=カナリア", {("region", "unknown_value")}),
        ("events?field=%00", {("field", "invalid_characters")}),
        ("events?status=draft", {("status", "unknown_value")}),
        ("news?limit=-1", {("limit", "out_of_range")}),
        ("news?limit=0", {("limit", "out_of_range")}),
        ("news?limit=1000000", {("limit", "out_of_range")}),
        ("news?offset=99999999999999999999", {("offset", "out_of_range")}),
        ("news?year=0", {("year", "out_of_range")}),
        ("news?year=平成28", {("year", "not_an_integer")}),
        ("news?series=0", {("series", "out_of_range")}),
        ("news?locale=fr", {("locale", "invalid_format")}),
        ("news?live=false", {("live", "unknown_parameter")}),
        ("news?order=owner", {("order", "unknown_parameter")}),
        ("publications?kind=カナリア", {("kind", "unknown_value")}),
        ("publications?page=2", {("page", "unknown_parameter")}),
    ],
)
def test_wrong_parameters_are_refused_by_name(path: str, errors: set[tuple[str, str]]) -> None:
    """READ-3 and READ-6: never the unfiltered list, never a corrected question."""
    NewsPageFactory()
    EventPageFactory()
    assert refused(path) == errors


def test_equal_days_are_walked_without_loss_while_one_is_published_again() -> None:
    """READ-4: 25 pages of the very same day and moment, thirty walks."""
    moment = datetime.fromisoformat("2016-04-26T09:00:00+09:00")
    pages = [NewsPageFactory(first_published_at=moment) for _ in range(25)]
    again = NewsPage.objects.get(pk=pages[12].pk)
    orders = set()
    for _ in range(30):
        walked: list[int] = []
        for offset in (0, 10, 20):
            found = get(f"news?limit=10&offset={offset}")
            assert found["count"] == 25
            walked += [item["id"] for item in found["items"]]
            again.save_revision().publish()
        assert len(set(walked)) == 25
        orders.add(tuple(walked))
    assert len(orders) == 1


@pytest.mark.parametrize(
    ("path", "make"),
    [
        ("events", full.full_event),
        ("events?upcoming=false&prefecture=01&field=industry", full.full_event),
        ("news", full.full_news),
        ("publications", full.full_publication),
    ],
)
def test_a_cold_list_stays_within_its_budget_through_the_door(path: str, make: Any) -> None:
    for _ in range(3):
        make()
    client = Client()
    with CaptureQueriesContext(connection) as queries:
        assert len(client.get(f"/api/v1/{path}").json()["items"]) >= 3
    asked = [query["sql"] for query in queries if " FROM " in query["sql"]]
    reading = [sql for sql in asked if "content_version" not in sql and "min(moment)" not in sql]
    assert len(reading) <= 8, reading
