"""A person publishes in the admin; the very next request of site and API shows it, or no longer."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from django.urls import reverse
from playwright.sync_api import Page as Tab
from wagtail.models import Page

from news.models import EventPage, NewsPage
from tests.browser.desk import open_new, publish
from tests.factories.news import event_index, news_index
from tests.fixtures.live_site import LiveSite


@pytest.fixture
def visitor(live_site: LiveSite) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=live_site.url) as client:
        yield client


def test_news_appears_and_disappears_with_the_next_request(editor: Tab, visitor: httpx.Client):
    index = news_index()
    assert _titles(visitor, "news") == []
    assert visitor.get("/news/").status_code == 200
    open_new(editor, NewsPage, index)
    editor.fill("#id_title", "架空市から雪まつりの便り")
    editor.fill("#id_lead", "雪の山で子どもたちが遊びました。")
    publish(editor)
    page = NewsPage.objects.get()
    _is_everywhere(visitor, page, "news")
    _unpublish(editor, page)
    _is_nowhere(visitor, page, "news")


def test_an_event_with_two_sessions_appears_and_disappears(editor: Tab, visitor: httpx.Client):
    open_new(editor, EventPage, event_index())
    editor.fill("#id_title", "架空物産展")
    for number, day in enumerate(("2030-10-17", "2030-10-18")):
        editor.click("#id_sessions-ADD")
        editor.fill(f"#id_sessions-{number}-date_of_start", day)
        editor.fill(f"#id_sessions-{number}-start_time", "10:00")
        editor.fill(f"#id_sessions-{number}-end_time", "16:00")
    publish(editor)
    page = EventPage.objects.get()
    _is_everywhere(visitor, page, "events")
    found = visitor.get(f"/api/v1/pages/{page.pk}").json()
    assert [session["date_of_start"] for session in found["sessions"]] == [
        "2030-10-17",
        "2030-10-18",
    ]
    assert "10月18日" in visitor.get(_path(page)).text
    _unpublish(editor, page)
    _is_nowhere(visitor, page, "events")


def _unpublish(editor: Tab, page: Page) -> None:
    editor.goto(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    editor.locator("main button[type=submit], main input[type=submit]").first.click()
    editor.wait_for_selector(".messages .success")


def _path(page: Page) -> str:
    return f"/{page.url_path.split('/', 2)[2]}"


def _titles(visitor: httpx.Client, name: str) -> list[Any]:
    return [item["title"] for item in visitor.get(f"/api/v1/{name}").json()["items"]]


def _is_everywhere(visitor: httpx.Client, page: Page, name: str) -> None:
    assert _titles(visitor, name) == [page.title]
    assert visitor.get(f"/api/v1/pages/{page.pk}").json()["title"] == page.title
    assert visitor.get("/api/v1/resolve", params={"path": _path(page)}).json()["id"] == page.pk
    for path in ("/", f"/{name}/", _path(page)):
        assert page.title in visitor.get(path).text


def _is_nowhere(visitor: httpx.Client, page: Page, name: str) -> None:
    assert _titles(visitor, name) == []
    assert visitor.get(f"/api/v1/pages/{page.pk}").status_code == 404
    assert visitor.get("/api/v1/resolve", params={"path": _path(page)}).status_code == 404
    assert visitor.get(_path(page)).status_code == 404
    for path in ("/", f"/{name}/"):
        assert page.title not in visitor.get(path).text
