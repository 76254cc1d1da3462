"""Every screen of the admin that somebody can reach, walked as one who reads no English."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page as Tab
from pytest_django import DjangoDbBlocker

from cms.users.models import User
from news.models import NewsPage
from tests.browser.conftest import Furnished
from tests.browser.desk import sign_in
from tests.browser.english import english_on
from tests.factories.people import administrator, approver, editor

LINKS = "() => [...document.querySelectorAll('a[href]')].map((link) => link.href)"
SHOW = """async (address) => {
  const answer = await fetch(address, {headers: {'X-Requested-With': 'XMLHttpRequest'}});
  const text = await answer.text();
  document.body.innerHTML = text.startsWith('{') ? JSON.parse(text).html || '' : text;
  return answer.status;
}"""

# wagtail-localize leaves the rows of its report without an order; Wagtail leaves the file of an
# image's preview open when the browser goes on before it has it.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Pagination may yield"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

SAME = ("next", "ordering", "p")
"""Parameters that change what a screen lists and nothing of what it says."""

DIALOGS = (
    "wagtailadmin_choose_page",
    "wagtailadmin_choose_page_external_link",
    "wagtailadmin_choose_page_email_link",
    "wagtailadmin_choose_page_phone_link",
    "wagtailadmin_choose_page_anchor_link",
    "wagtailimages_chooser:choose",
    "wagtaildocs_chooser:choose",
)


@pytest.fixture(scope="module")
def people(furnished: Furnished, django_db_blocker: DjangoDbBlocker) -> dict[str, User]:
    """One of each group, with work in every state."""
    with django_db_blocker.unblock():
        hers, decides = editor(), approver()
        waiting, returned, planned = NewsPage.objects.order_by("pk")[1:4]
        _submit(waiting, hers)
        task = _submit(returned, hers).current_task_state
        task.task.specific.on_action(
            task,
            decides,
            "reject",
            comment="日付を確かめてください。",
            read=task.revision_id,
            state=task.pk,
        )
        planned.go_live_at = timezone.now() + timedelta(days=2)
        planned.save_revision(user=decides).publish(user=decides)
        return {"編集者": hers, "承認者": decides, "管理者": administrator()}


def _submit(page: NewsPage, by: User) -> Any:
    page.title += "（改）"
    page.save_revision(user=by)
    return page.get_workflow().start(page, by)


@pytest.fixture
def tab(browser: Browser, furnished: Furnished) -> Iterator[Tab]:
    context = browser.new_context(base_url=furnished.url, locale="ja-JP", timezone_id="Asia/Tokyo")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("group", ["編集者", "管理者"])
def test_no_screen_has_english_on_it(
    tab: Tab, furnished: Furnished, people: dict[str, User], group: str
) -> None:
    sign_in(tab, people[group].email)
    found = {f"{path}: {text}" for path in walk(tab, furnished.url) for text in english_on(tab)}
    assert found == set()


def test_no_dialog_has_english_in_it(
    tab: Tab, furnished: Furnished, people: dict[str, User]
) -> None:
    sign_in(tab, people["管理者"].email)
    found = set()
    for name in DIALOGS:
        tab.goto(reverse("wagtailadmin_home"))
        assert tab.evaluate(SHOW, reverse(name)) == 200, name
        found |= {f"{name}: {text}" for text in english_on(tab)}
    assert found == set()


def walk(tab: Tab, base: str) -> Iterator[str]:
    """Open one screen of each kind that links lead to, beginning at the start page."""
    home = reverse("wagtailadmin_home")
    waiting, known, kinds = deque([home]), {home}, Counter[str]()
    while waiting:
        path = waiting.popleft()
        kind = _kind(path)
        kinds[kind] += 1
        if kinds[kind] > 1:
            continue
        answer = tab.goto(path, wait_until="load") if not _is_no_screen(path) else None
        if answer is None or "html" not in answer.headers.get("content-type", ""):
            continue
        assert answer.status < 400, path
        yield path
        for link in tab.evaluate(LINKS):
            address = urlsplit(link)
            if link.startswith(base + home) and link not in known and "logout" not in link:
                known.add(link)
                waiting.append(f"{address.path}?{address.query}")


def _kind(path: str) -> str:
    """Of screens that differ only in what they show, and in its order."""
    address, _, query = path.partition("?")
    names = sorted(part.partition("=")[0] for part in query.split("&") if part)
    return re.sub(r"\d+", "0", address) + str([name for name in names if name not in SAME])


def _is_no_screen(path: str) -> bool:
    """A file, or the address of an action to which scripts add what it is about."""
    return "export=" in path or ("/bulk/" in path and "id=" not in path)
