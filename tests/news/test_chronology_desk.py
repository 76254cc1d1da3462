"""The chronology at the desk: writing, history, and doubles that are joined with one press."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from news.choices import ChronologyKind, EventStatus, EventType
from news.models import Body, ChronologyEntry
from tests.factories.news import BodyFactory, ChronologyEntryFactory, EventPageFactory
from tests.factories.people import approver, desk_of, editor, person

pytestmark = pytest.mark.django_db

REPORT = "/admin/reports/chronology/"


def form(**fields: str) -> dict[str, str]:
    return {
        "date": "平成27年5月30、31日",
        "position": "0",
        "kind": "event",
        "text": "架空の祭り",
        "points": "一\r\n　二",
        "place": "",
        "footnote": "",
        "body": "",
        "record": "",
        "follow_ups-count": "1",
        "follow_ups-0-deleted": "",
        "follow_ups-0-order": "0",
        "follow_ups-0-type": "follow_up",
        "follow_ups-0-id": "",
        "follow_ups-0-value-date": "H27.10.16",
        "follow_ups-0-value-text": "結果を報告",
        "related-count": "0",
        **fields,
    }


def test_an_editor_writes_an_entry_and_sees_its_history() -> None:
    desk = desk_of(editor())
    body: Any = BodyFactory()
    address = reverse("wagtailsnippets_news_chronologyentry:add")
    assert desk.post(address, form(body=str(body.pk))).status_code == 302
    entry = ChronologyEntry.objects.get()
    assert entry.date.iso == "{2015-05-30,2015-05-31}"
    assert entry.body == body
    edit = reverse("wagtailsnippets_news_chronologyentry:edit", args=[entry.pk])
    screen = desk.get(edit).content.decode()
    assert 'value="2015年5月30日（土）、31日（日）"' in screen
    assert desk.post(edit, form(text="架空の祭り（二）")).status_code == 302
    assert entry.revisions.count() == 2
    history = reverse("wagtailsnippets_news_chronologyentry:history", args=[entry.pk])
    assert desk.get(history).status_code == 200
    first, second = entry.revisions.order_by("pk")
    compare = reverse(
        "wagtailsnippets_news_chronologyentry:revisions_compare",
        args=[entry.pk, first.pk, second.pk],
    )
    assert "（二）" in desk.get(compare).content.decode()


def test_entries_are_listed_newest_first_and_narrowed_by_fiscal_year() -> None:
    ChronologyEntryFactory(text="架空の先")
    desk = desk_of(editor())
    address = reverse("wagtailsnippets_news_chronologyentry:list")
    assert "架空の先" in desk.get(f"{address}?fiscal_year=2016").content.decode()
    assert "架空の先" not in desk.get(f"{address}?kind=visit").content.decode()
    assert "架空の先" in desk.get(f"{address}?q=架空").content.decode()


def test_two_bodies_have_two_names() -> None:
    BodyFactory(name="架空総会")
    address = reverse("wagtailsnippets_news_body:add")
    answer = desk_of(editor()).post(address, {"name": "架空総会", "description": ""})
    assert "同じ名称の会議体がすでにあります。" in answer.content.decode()
    assert Body.objects.count() == 1


@pytest.fixture
def double() -> tuple[ChronologyEntry, Any]:
    page = EventPageFactory(
        title="架空シンポジウム",
        event_type=EventType.SYMPOSIUM,
        status=EventStatus.HELD,
        sessions=[{"date_of_start": date(2016, 4, 26)}],
    )
    entry: Any = ChronologyEntryFactory(kind=ChronologyKind.EVENT, text="シンポジウム")
    return entry, page


def test_a_double_is_reported_and_joined_with_one_press(
    double: tuple[ChronologyEntry, Any],
) -> None:
    entry, page = double
    someone = approver()
    desk = desk_of(someone)
    assert "架空シンポジウム" in desk.get(REPORT).content.decode()
    answer = desk.post(REPORT, {"entry": entry.pk, "page": page.pk}, follow=True)
    assert "「架空シンポジウム」と結びつけました。" in answer.content.decode()
    assert "重なりはありません。" in answer.content.decode()
    entry.refresh_from_db()
    assert entry.record_id == page.pk
    assert ModelLogEntry.objects.filter(object_id=entry.pk, user=someone).exists()
    again = desk.post(REPORT, {"entry": entry.pk, "page": page.pk}, follow=True)
    assert "もう重なりではありません。" in again.content.decode()


def test_who_may_not_write_entries_joins_nothing(double: tuple[ChronologyEntry, Any]) -> None:
    entry, page = double
    for client in (Client(), desk_of(person("nobody@example.jp"))):
        assert client.get(REPORT).status_code == 302
        client.post(REPORT, {"entry": entry.pk, "page": page.pk})
    entry.refresh_from_db()
    assert entry.record_id is None
