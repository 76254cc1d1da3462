"""An editor looks at a draft as the public, as a member, and as of a moment to come."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision
from wagtail.test.utils.form_data import streamfield

from home.models import StandardPage
from tests.cms.pages.test_admin import form
from tests.factories.home import StandardPageFactory
from tests.factories.news import NewsPageFactory, news_index
from tests.factories.pages import front_page

pytestmark = pytest.mark.django_db

SOON = timedelta(days=3)
LATER = (timezone.localtime() + timedelta(days=7)).strftime("%Y-%m-%d %H:%M")


@pytest.fixture
def editor() -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("editor@example.jp", "secret"))
    return client


def draft_with(*pages: Any) -> Any:
    """A page whose latest draft refers to these, and whose published state does not."""
    draft: Any = StandardPageFactory(title="下書きのもと")
    draft.title = "下書き"
    draft.related = [("page", Page.objects.get(pk=page.pk)) for page in pages]
    draft.save_revision()
    return draft


def scheduled(title: str, **fields: Any) -> StandardPage:
    page: StandardPage = StandardPageFactory(title="はじめの題", live=False)
    page.title = title
    page.go_live_at = timezone.now() + SOON
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


def see(editor: Client, page: Page, **query: str) -> str:
    answer = editor.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]), query)
    assert answer.status_code == 200, answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"] or "private" in answer["Cache-Control"]
    return answer.content.decode()


def test_the_public_sees_nothing_that_is_hidden_from_it(editor: Client) -> None:
    page = draft_with(
        StandardPageFactory(title="公開中の案内"),
        StandardPageFactory(title="会員の案内", members_only=True),
        StandardPageFactory(title="下書きの案内", draft=True),
        scheduled("来週の案内"),
    )
    seen = see(editor, page)
    assert "公開中の案内" in seen
    for hidden in ("会員の案内", "下書きの案内", "来週の案内", "はじめの題", "プレビューです"):
        assert hidden not in seen
    assert see(editor, page, mode="public") == seen


def test_a_member_sees_what_is_for_members(editor: Client) -> None:
    page = draft_with(
        StandardPageFactory(title="会員の案内", members_only=True),
        StandardPageFactory(title="下書きの案内", draft=True),
    )
    seen = see(editor, page, mode="member")
    assert "会員の案内" in seen
    assert "会員として見たとき" in seen
    assert "下書きの案内" not in seen


def test_at_a_moment_to_come_all_is_as_it_will_be_then(editor: Client) -> None:
    page = draft_with(
        scheduled("来週の案内"),
        StandardPageFactory(title="明日までの案内", expire_at=timezone.now() + timedelta(days=1)),
        StandardPageFactory(title="下書きの案内", draft=True),
    )
    seen = see(editor, page, mode="public", at=LATER)
    assert "来週の案内" in seen
    assert "の時点で見られる予定の内容" in seen
    for hidden in ("明日までの案内", "下書きの案内", "はじめの題"):
        assert hidden not in seen


def test_listings_are_as_they_will_be_then(editor: Client) -> None:
    news: Any = NewsPageFactory(title="発表", live=False)
    news.go_live_at = timezone.now() + SOON
    news.save_revision().publish()
    assert "発表" not in see(editor, news_index())
    assert "発表" in see(editor, news_index(), at=LATER)
    assert "発表" in see(editor, front_page(), at=LATER)


def test_looking_ahead_publishes_nothing(editor: Client, client: Client) -> None:
    waiting = scheduled("来週の案内")
    page = draft_with(waiting)
    before = list(Page.objects.order_by("pk").values()), PageLogEntry.objects.count()
    see(editor, page, at=LATER)
    assert (list(Page.objects.order_by("pk").values()), PageLogEntry.objects.count()) == before
    assert Revision.objects.filter(approved_go_live_at__isnull=False).count() == 1
    assert client.get(f"/api/v1/pages/{waiting.pk}").status_code == 404


@pytest.mark.parametrize(
    ("at", "why"),
    [
        ("平成31年5月1日 9:00", "令和元年"),
        ("2016-04-26 9:00", "これから先の日時"),
        ("令和9年4月1日", "時刻も"),
        ("あした", "読み取れません"),
    ],
)
def test_a_moment_in_doubt_or_past_is_refused_with_the_reason(
    editor: Client, at: str, why: str
) -> None:
    page = draft_with()
    answer = editor.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]), {"at": at})
    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert "下書き" not in answer.content.decode()


def test_there_are_two_ways_to_look_and_no_other(editor: Client) -> None:
    page = draft_with()
    address = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    assert editor.get(address, {"mode": "superuser"}).status_code == 404
    assert [name for name, _ in page.preview_modes] == ["public", "member"]


def test_what_is_typed_is_shown_in_the_same_ways(editor: Client) -> None:
    hidden = StandardPageFactory(title="会員の案内", members_only=True)
    page = draft_with()
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    related = streamfield([("page", hidden.pk)])
    assert editor.post(address, form(title="打ちかけ", related=related)).json()["is_valid"]
    typed = editor.get(address, {"mode": "public"}).content.decode()
    assert "打ちかけ" in typed
    assert "会員の案内" not in typed
    assert "会員の案内" in editor.get(address, {"mode": "member"}).content.decode()
    assert editor.get(address, {"at": "あした"}).status_code == 422
