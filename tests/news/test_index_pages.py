"""The lists of the site: filters that need no script, page numbers, counts."""

import re
from datetime import date, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client, RequestFactory

from cms.pages.listings import PAGE_SIZE
from cms.reading.viewer import Viewer
from members.choices import CooperationField
from news.choices import NewsCategory, PublicationKind
from news.models import Series
from tests.factories.news import (
    EventPageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    PublicationPageFactory,
    event_index,
    news_index,
    publication_index,
)
from tests.news import places

pytestmark = pytest.mark.django_db

ALL_DAY = {"all_day": True, "start_time": None, "end_time": None}


def listing(index: Any, query: str = "", moment: str = "2026-11-25T12:00:00+09:00") -> Any:
    viewer = Viewer.public(datetime.fromisoformat(moment))
    return index.specific.readings(RequestFactory().get(f"/{query}"), viewer)["listing"]


def titles(items: Any) -> list[str]:
    return [item.title for item in items]


def options(found: Any, name: str) -> dict[str, int | None]:
    (control,) = [control for control in found.filters if control.name == name]
    return {option.value: option.count for option in control.options}


def test_the_years_of_news_are_counted_whatever_else_is_chosen() -> None:
    for day in (date(2015, 1, 1), date(2016, 4, 26), date(2016, 12, 31)):
        NewsPageFactory(date_published=day)
    NewsPageFactory(title="カナリア", draft=True, date_published=date(2017, 1, 1))
    found = listing(news_index(), "?year=2015")
    assert options(found, "year") == {"": None, "2016": 2, "2015": 1}
    assert (found.count, found.is_filtered) == (1, True)
    (chosen,) = [
        option.value
        for control in found.filters
        if control.name == "year"
        for option in control.options
        if option.is_selected
    ]
    assert chosen == "2015"


def test_news_are_filtered_by_category_field_and_prefecture() -> None:
    NewsPageFactory(title="協定", category=NewsCategory.AGREEMENT, organizations=[places.arakawa()])
    NewsPageFactory(
        title="道",
        organizations=[places.shiranuka(), places.hokkaido()],
        cooperation_fields=[CooperationField.TOURISM],
    )
    assert titles(listing(news_index(), "?category=agreement").items) == ["協定"]
    assert titles(listing(news_index(), "?prefecture=01&field=tourism").items) == ["道"]
    assert options(listing(news_index()), "prefecture") == {"": None, "01": 1, "13": 1}


def test_only_news_below_the_page_are_listed() -> None:
    index = news_index()
    other = NewsIndexPageFactory(slug="other")
    NewsPageFactory(title="ここ", parent=index)
    NewsPageFactory(title="よそ", parent=other)
    assert (titles(listing(index).items), titles(listing(other).items)) == (["ここ"], ["よそ"])
    assert sum(filter(None, options(listing(other), "year").values())) == 1


@pytest.mark.parametrize(
    "query",
    ["?prefectrue=13", "?prefecture=", "?year=abc", "?year=2016-02-30", "?utm_source=mail", "?q=1"],
)
def test_what_a_list_does_not_know_is_as_if_it_were_not_given(query: str) -> None:
    NewsPageFactory()
    found = listing(news_index(), query)
    assert (found.count, found.is_filtered) == (1, False)


def test_a_wrong_filter_beside_a_right_one_is_left_out_alone() -> None:
    NewsPageFactory(date_published=date(2015, 1, 1))
    NewsPageFactory(date_published=date(2016, 1, 1))
    found = listing(news_index(), "?year=2015&prefecture=99")
    assert (found.count, found.is_filtered) == (1, True)


def test_page_numbers_keep_the_filters(client: Client) -> None:
    for _ in range(PAGE_SIZE + 1):
        NewsPageFactory(category=NewsCategory.MEETING)
    first = listing(news_index(), "?category=meeting")
    second = listing(news_index(), "?category=meeting&page=2")
    assert (len(first.items), len(second.items)) == (PAGE_SIZE, 1)
    assert first.pagination.next_url == "?category=meeting&page=2"
    assert not set(titles(first.items)) & set(titles(second.items))
    address = news_index().get_url()
    assert client.get(address, {"page": "2"}).status_code == 200
    for wrong in ("3", "0", "-1", "abc", "１"):
        assert client.get(address, {"page": wrong}).status_code == 404, wrong


def test_publications_are_filtered_by_kind_and_series() -> None:
    series = Series.objects.create(name="全国連携NEWS")
    PublicationPageFactory(title="第1号", series=series, series_number=1)
    PublicationPageFactory(title="趣意書", kind=PublicationKind.PROSPECTUS)
    index = publication_index()
    assert options(listing(index), "series") == {"": None, str(series.pk): 1}
    assert titles(listing(index, f"?series={series.pk}").items) == ["第1号"]
    assert titles(listing(index, "?kind=prospectus").items) == ["趣意書"]


@pytest.fixture
def events() -> None:
    bodies = [{"organization": places.arakawa()}, {"organization": places.shiranuka()}]
    EventPageFactory(title="去年", sessions=[{"date_of_start": date(2025, 11, 25), **ALL_DAY}])
    EventPageFactory(
        title="今日", sessions=[{"date_of_start": date(2026, 11, 25), **ALL_DAY}], bodies=bodies
    )
    EventPageFactory(title="来年", sessions=[{"date_of_start": date(2027, 1, 1), **ALL_DAY}])
    EventPageFactory(title="未定")


@pytest.mark.usefixtures("events")
def test_what_is_to_come_stands_above_what_has_been() -> None:
    found = listing(event_index())
    assert titles(found.upcoming) == ["今日", "来年", "未定"]
    assert titles(found.items) == ["去年"]
    assert (found.upcoming_count, found.count) == (3, 1)
    tomorrow = listing(event_index(), moment="2026-11-26T00:00:00+09:00")
    assert titles(tomorrow.upcoming) == ["来年", "未定"]
    assert titles(tomorrow.items) == ["今日", "去年"]


@pytest.mark.usefixtures("events")
def test_events_are_filtered_and_counted() -> None:
    found = listing(event_index(), "?ward=131181")
    assert (titles(found.upcoming), titles(found.items)) == (["今日"], [])
    assert options(found, "ward") == {"": None, "131181": 1}
    assert options(found, "prefecture") == {"": None, "01": 1, "13": 1}
    assert options(found, "year") == {"": None, "2027": 1, "2026": 1, "2025": 1}
    assert titles(listing(event_index(), "?from=2026-12-01").upcoming) == ["来年"]
    assert titles(listing(event_index(), "?to=2025-12-31").items) == ["去年"]
    assert listing(event_index(), "?upcoming=false").upcoming == []
    assert listing(event_index(), "?upcoming=true").items == []


@pytest.mark.usefixtures("events")
def test_the_site_and_the_api_tell_the_same(client: Client) -> None:
    with time_machine.travel(datetime.fromisoformat("2026-11-25T12:00:00+09:00"), tick=False):
        page = client.get(event_index().get_url()).content.decode()
        json = client.get("/api/v1/events?upcoming=true").json()
    assert [item["title"] for item in json["items"]] == ["今日", "来年", "未定"]
    shown = [page.index(item["meta"]["html_url"]) for item in json["items"]]
    assert shown == sorted(shown)
    assert re.search(r"<form[^>]*method=.?get", page, re.IGNORECASE)
