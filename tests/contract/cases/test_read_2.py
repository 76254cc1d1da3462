"""READ-2: an expiry counts from its moment on, whatever job runs, and blocks nobody."""

from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

from cms.users.models import User
from home.models import StandardPage
from tests.factories.home import StandardPageFactory
from tests.factories.news import NewsPageFactory, news_index

NOON = datetime.fromisoformat("2026-11-24T12:00:00+09:00")
BEFORE = NOON - timedelta(seconds=1)


@pytest.mark.parametrize("late", [timedelta(), timedelta(seconds=30), timedelta(days=400)])
def test_it_is_gone_from_its_moment_on_without_any_job(
    visitor: httpx.Client, late: timedelta
) -> None:
    with time_machine.travel(BEFORE, tick=False):
        page = NewsPageFactory(title="カナリア", slug="canary", expire_at=NOON)
        assert [status(visitor, path) for path in single(page)] == [200, 200, 200]
        for path in plural():
            assert "canary" in visitor.get(path).text, path
    with time_machine.travel(NOON + late, tick=False):
        assert Page.objects.get(pk=page.pk).live
        assert [status(visitor, path) for path in single(page)] == [404, 404, 404]
        for path in plural():
            assert "canary" not in visitor.get(path).text, path
        assert visitor.get("/api/v1/news").json()["count"] == 0


def single(page: Page) -> list[str]:
    return ["/news/canary/", f"/api/v1/pages/{page.pk}", "/api/v1/resolve?path=/news/canary/"]


def plural() -> list[str]:
    children = f"/api/v1/pages/{news_index().pk}/children"
    return ["/", "/news/", "/api/v1/news", children]


def status(visitor: httpx.Client, path: str) -> int:
    return visitor.get(path).status_code


@pytest.fixture
def editor(client: Client, db: None) -> Client:
    client.force_login(User.objects.create_superuser("henshu@example.jp", "hiraku"))
    return client


@pytest.fixture
def over(db: None) -> StandardPage:
    """A page whose expiry is over, and which no job has taken down."""
    page: StandardPage = StandardPageFactory(title="元の題", slug="over", expire_at=NOON)
    return page


def save(editor: Client, page: StandardPage, **fields: str) -> Any:
    form = nested_form_data(
        {"body": streamfield([]), "related": streamfield([]), "corrections": streamfield([])}
    ) | {
        "title": "新しい題",
        "slug": page.slug,
        "lead": "",
        "expire_at": "2026-11-24 12:00",
    }
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    with time_machine.travel(NOON + timedelta(seconds=30), tick=False):
        editor.force_login(User.objects.get())
        return editor.post(address, form | fields)


def test_a_draft_of_it_is_saved_with_its_expiry(editor: Client, over: StandardPage) -> None:
    response = save(editor, over)
    assert response.status_code == 302, response.context["form"].errors
    draft = StandardPage.objects.get(pk=over.pk).get_latest_revision_as_object()
    assert (draft.title, draft.expire_at) == ("新しい題", NOON)


def test_the_expiry_can_be_taken_away(editor: Client, over: StandardPage) -> None:
    response = save(editor, over, **{"expire_at": "", "action-publish": "公開する"})
    assert response.status_code == 302
    page = StandardPage.objects.get(pk=over.pk)
    assert (page.title, page.live, page.expire_at) == ("新しい題", True, None)


def test_publishing_says_why_nobody_would_see_it(editor: Client, over: StandardPage) -> None:
    response = save(editor, over, **{"action-publish": "公開する"})
    assert response.status_code == 200
    (said,) = response.context["form"].errors["expire_at"]
    assert "公開を終える日時を過ぎているため" in said
    assert StandardPage.objects.get(pk=over.pk).title == "元の題"


def test_another_moment_that_is_over_is_still_refused(editor: Client, over: StandardPage) -> None:
    response = save(editor, over, expire_at="2026-11-23 12:00")
    assert set(response.context["form"].errors) == {"expire_at"}
    assert not StandardPage.objects.get(pk=over.pk).revisions.exists()
