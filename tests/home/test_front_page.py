"""The front page shows what is new and what the register counts, and nothing hidden."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page

from cms.reading.read import read_one
from cms.reading.viewer import Viewer
from home.highlights import read_highlights
from home.models import FrontPage
from home.network import read_network
from news.models import EventIndexPage, EventPage, EventSession, NewsIndexPage, NewsPage
from tests.factories.home import StandardPageFactory
from tests.factories.pages import front_page

pytestmark = pytest.mark.django_db

NOW = datetime(2016, 6, 10, 9, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
VIEWER = Viewer.public(NOW)


def below(parent: Page, page: Any) -> Any:
    return Page.objects.get(pk=parent.pk).add_child(instance=page)


def news(parent: Page, title: str, day: int, **fields: Any) -> Any:
    page = NewsPage(title=title, slug=title, date_published=date(2016, 6, day), **fields)
    return below(parent, page)


def event(parent: Page, title: str, day: date, **fields: Any) -> Any:
    page: Any = EventPage(title=title, slug=title, **fields)
    page.sessions = [EventSession(date_of_start=day, all_day=True)]
    return below(parent, page)


def locale() -> int:
    key: int = Locale.objects.get(language_code="ja").pk
    return key


def test_the_newest_five_pieces_of_news_come_first() -> None:
    index = below(front_page(), NewsIndexPage(title="お知らせ", slug="news"))
    for day in range(1, 8):
        news(index, f"n{day}", day)
    news(index, "カナリア", 9, live=False)
    news(index, "期限切れ", 9, expire_at=NOW)

    highlights = read_highlights(VIEWER, locale())
    assert [item.title for item in highlights.news] == ["n7", "n6", "n5", "n4", "n3"]
    assert highlights.news_url == "http://testserver/news/"


def test_what_is_to_come_is_shown_earliest_first() -> None:
    index = below(front_page(), EventIndexPage(title="イベント", slug="events"))
    event(index, "later", date(2016, 7, 1))
    event(index, "today", date(2016, 6, 10))
    event(index, "past", date(2016, 6, 9))
    event(index, "カナリア", date(2016, 6, 11), live=False)

    highlights = read_highlights(VIEWER, locale())
    assert [item.title for item in highlights.events] == ["today", "later"]
    assert highlights.are_events_past is False


def test_with_nothing_to_come_the_latest_past_events_are_shown_and_called_past() -> None:
    index = below(front_page(), EventIndexPage(title="イベント", slug="events"))
    for month in range(1, 6):
        event(index, f"e{month}", date(2016, month, 1))

    highlights = read_highlights(VIEWER, locale())
    assert [item.title for item in highlights.events] == ["e5", "e4", "e3"]
    assert highlights.are_events_past is True


def test_another_language_shows_its_own() -> None:
    news(below(front_page(), NewsIndexPage(title="お知らせ", slug="news")), "n", 1)
    english = Locale.objects.get(language_code="en")
    highlights = read_highlights(VIEWER, english.pk)
    assert (highlights.news, highlights.news_url) == ([], "")


def test_the_register_is_counted_by_prefecture_and_kind() -> None:
    call_command("load_organizations", verbosity=0)
    network = read_network(VIEWER)
    assert network.municipalities == 1741
    assert {kind.kind: kind.count for kind in network.kinds} == {
        "city": 792,
        "town": 743,
        "village": 183,
        "special_ward": 23,
    }
    assert [tile.code for tile in network.prefectures] == [f"{n:02}" for n in range(1, 48)]
    assert sum(tile.count for tile in network.prefectures) == 1741
    tokyo = network.prefectures[12]
    assert (tokyo.name, tokyo.short_name, tokyo.count) == ("東京都", "東京", 62)
    assert tokyo.url == "http://testserver/organizations/?prefecture=13"
    assert network.prefectures[0].short_name == "北海道"
    assert network.as_of == date(2016, 6, 10)


def test_an_empty_register_counts_nothing() -> None:
    network = read_network(VIEWER)
    assert (network.municipalities, network.prefectures) == (0, [])


def test_the_page_says_what_its_editors_wrote() -> None:
    page = FrontPage.objects.get()
    target = StandardPageFactory(title="登録のご案内", slug="join")
    hidden = StandardPageFactory(title="カナリア", slug="canary", draft=True)
    page.hero_title, page.hero_text = "23の区と、全国のまち。", "つながるための\n場です。"
    page.calls_to_action = [
        ("link", {"page": target, "url": "", "text": "", "description": ""}),
        ("link", {"page": hidden, "url": "", "text": "", "description": ""}),
    ]
    page.figures = [
        (
            "figure",
            {
                "label": "登録自治体",
                "value": "195",
                "unit": "市町村",
                "as_of": date(2016, 6, 7),
                "basis": "stated",
                "source": "登録自治体紹介",
                "source_url": "",
                "note": "23区等を除く",
            },
        )
    ]
    page.about_title = "このプロジェクトについて"
    page.save_revision().publish()

    detail = read_one(FrontPage.objects.all(), VIEWER, FrontPage.detail)
    assert detail is not None
    assert (detail.type, detail.hero_title) == ("home.FrontPage", "23の区と、全国のまち。")
    assert detail.description == "つながるための 場です。"
    assert [(call.text, call.url) for call in detail.calls_to_action] == [
        ("登録のご案内", "http://testserver/join/")
    ]
    figure = detail.figures[0]
    assert (figure.value, figure.as_of, figure.source) == (195, date(2016, 6, 7), "登録自治体紹介")


def test_the_page_is_shown_and_costs_the_same_however_much_there_is(client: Client) -> None:
    news_index = below(front_page(), NewsIndexPage(title="お知らせ", slug="news"))
    events = below(front_page(), EventIndexPage(title="イベント", slug="events"))
    news(news_index, "最初のお知らせ", 1)
    event(events, "最初の催し", date(2016, 6, 1))

    def cost() -> int:
        client.get("/")  # a process asks once for what it keeps, such as content types
        with CaptureQueriesContext(connection) as queries:
            response = client.get("/")
        assert response.status_code == 200
        return len(queries)

    few = cost()
    for number in range(2, 6):
        news(news_index, f"お知らせ{number}", number)
        event(events, f"催し{number}", date(2016, 6, number))
    assert cost() == few
