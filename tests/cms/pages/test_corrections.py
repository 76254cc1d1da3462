"""What an editor owns up to, as readers are told it."""

import json

import pytest
from django.test import Client

from news.models import NewsPage
from tests.factories.news import NewsPageFactory

pytestmark = pytest.mark.django_db


def entry(date: str | None, text: str) -> dict[str, object]:
    return {"type": "correction", "value": {"date": date, "text": text}}


@pytest.fixture
def corrected() -> NewsPage:
    page: NewsPage = NewsPageFactory(
        title="架空の便り",
        corrections=json.dumps(
            [
                entry("2016-04-26", "会場を<1丁目>から2丁目に直しました。"),
                entry("2016-05-02", "人数を3人に直しました。"),
            ]
        ),
    )
    return page


def test_readers_are_told_newest_first(client: Client, corrected: NewsPage) -> None:
    shown = client.get(f"/api/v1/pages/{corrected.pk}").json()["corrections"]
    assert shown == [
        {"date": "2016-05-02", "text": "人数を3人に直しました。"},
        {"date": "2016-04-26", "text": "会場を<1丁目>から2丁目に直しました。"},
    ]
    html = client.get(corrected.url).content.decode()
    assert "訂正のお知らせ" in html
    assert html.index("人数を3人に") < html.index("会場を&lt;1丁目&gt;から")


def test_a_page_without_any_says_nothing_of_them(client: Client) -> None:
    page = NewsPageFactory()
    assert client.get(f"/api/v1/pages/{page.pk}").json()["corrections"] == []
    assert "訂正のお知らせ" not in client.get(page.url).content.decode()


def test_an_unfinished_entry_of_a_draft_stops_no_preview(client: Client) -> None:
    unfinished = json.dumps([entry(None, "途中"), entry("2016-05-02", "")])
    page = NewsPageFactory(corrections=unfinished)
    assert client.get(f"/api/v1/pages/{page.pk}").json()["corrections"] == []


def test_a_copy_takes_no_corrections_along(corrected: NewsPage) -> None:
    copy = corrected.copy(update_attrs={"slug": "copied"}, keep_live=False)
    assert (len(copy.corrections), len(corrected.corrections)) == (0, 2)
