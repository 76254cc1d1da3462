"""Dates in the admin, posted and asked as the browser would."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from news.models import NewsPage
from tests.factories.news import NewsPageFactory

pytestmark = pytest.mark.django_db

LISTS = [
    "wagtailadmin_reports:site_history",
    "wagtailadmin_reports:aging_pages",
    "wagtailadmin_reports:locked_pages",
    "wagtailadmin_reports:workflow",
    "wagtailadmin_reports:workflow_tasks",
    "wagtailadmin_explore_root",
    "wagtailusers_users:index",
]


def ask(client: Client, kind: str, text: str) -> Any:
    return client.get(reverse("date_reading", args=[kind]), {"text": text})


@pytest.mark.parametrize(
    ("kind", "text", "answer"),
    [
        (
            "date",
            "Ｈ２８．４．２６",
            {"understood": "2016年4月26日（火曜日）・平成28年", "picker": "2016/04/26 00:00"},
        ),
        ("time", "13時半", {"understood": "午後1時30分（13:30）", "picker": ""}),
        (
            "moment",
            "R9.4.1 午前9時",
            {"understood": "2027年4月1日（木曜日）9:00・令和9年", "picker": "2027/04/01 09:00"},
        ),
        (
            "stated",
            "平成27年5月30、31日",
            {"understood": "2015年5月30日（土）、31日（日）・平成27年", "picker": ""},
        ),
        (
            "date",
            "平成31年5月1日",
            {"refused": "平成31年5月1日という日はありません。2019年5月1日は、令和元年5月1日です。"},
        ),
    ],
)
def test_an_input_asks_what_is_understood(
    kind: str, text: str, answer: dict[str, str], admin_client: Client
) -> None:
    response = ask(admin_client, kind, text)
    assert response.json() == answer
    assert "private" in response.headers["Cache-Control"]


def test_only_editors_are_answered(client: Client, admin_client: Client) -> None:
    response = ask(client, "date", "H28.4.26")
    assert response.status_code == 302
    assert b"2016" not in response.content
    assert ask(admin_client, "era", "H28.4.26").status_code == 404
    assert "refused" in ask(admin_client, "date", "9" * 5000).json()


def test_a_refused_date_leaves_the_rest_of_the_form_as_it_was(admin_client: Client) -> None:
    page = NewsPageFactory(title="題名")
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    sent = {
        "title": "新しい題名",
        "slug": page.slug,
        "date_published": "平成31年5月1日",
        "category": page.category,
        "lead": "新しいリード文",
        **{f"{name}-count": "0" for name in ("body", "attachments", "corrections")},
        **{
            f"{name}-{count}": "0"
            for name in ("organizations", "agreements", "comments")
            for count in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
        },
    }
    text = admin_client.post(url, sent).content.decode()
    assert "2019年5月1日は、令和元年5月1日です。" in text
    for kept in ("新しい題名", "新しいリード文", 'value="平成31年5月1日"'):
        assert kept in text
    assert admin_client.post(url, sent | {"date_published": "R1.5.1"}).status_code == 302
    draft = NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert (draft.title, str(draft.date_published)) == ("新しい題名", "2019-05-01")


@pytest.mark.parametrize("name", LISTS)
def test_the_filters_beside_every_list_read_dates(name: str, admin_client: Client) -> None:
    text = admin_client.get(reverse(name)).content.decode()
    assert text.count("<date-reading") == text.count('autocomplete="off"') > 0
    assert "initDate" not in text
