"""An editor submits, the approver returns, the editor mends, the approver approves: in Chromium."""

from collections.abc import Callable, Iterator

import httpx
import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page as Tab
from wagtail.models import Page

from cms.users.models import User
from home.models import StandardPage
from tests.browser.desk import open_new, sign_in
from tests.factories.pages import front_page
from tests.factories.people import approver, editor
from tests.fixtures.live_site import LiveSite

type Desk = Callable[[User], Tab]


@pytest.fixture
def desk(browser: Browser, live_site: LiveSite) -> Iterator[Desk]:
    """Gives each person a browser of their own."""
    contexts = []

    def sit_down(user: User) -> Tab:
        context = browser.new_context(base_url=live_site.url, locale="ja-JP")
        contexts.append(context)
        tab = context.new_page()
        tab.set_default_timeout(60_000)
        sign_in(tab, user.email)
        return tab

    yield sit_down
    for context in contexts:
        context.close()


def press(tab: Tab, button: str) -> None:
    """An action of the foot of the form, which may lie behind the arrow."""
    action = tab.locator(button)
    if not action.is_visible():
        tab.locator("footer [data-w-dropdown-target=toggle]").click()
    action.click()


def say(tab: Tab, decision: str, comment: str) -> None:
    press(tab, f"[data-workflow-action-name={decision}]")
    tab.fill(".modal [name=comment]", comment)
    tab.locator(".modal form button[type=submit]").click()
    tab.wait_for_selector(".messages .success")


def open_edit(tab: Tab, page: Page) -> None:
    tab.goto(reverse("wagtailadmin_pages:edit", args=[page.pk]))


def test_a_page_goes_to_and_fro_until_it_is_right(desk: Desk, live_site: LiveSite) -> None:
    writer, decider = desk(editor()), desk(approver())
    open_new(writer, StandardPage, front_page())
    assert writer.locator("button[name=action-publish]").count() == 0
    writer.fill("#id_title", "架空の案内")
    writer.fill("#id_lead", "会場は昨年の体育館です。")
    press(writer, "button[name=action-submit]")
    writer.wait_for_selector(".messages .success")
    page = StandardPage.objects.get()
    address = f"{live_site.url}/{page.slug}/"

    open_edit(decider, page)
    say(decider, "reject", "会場は今年は公民館です。")

    open_edit(writer, page)
    assert "会場は今年は公民館です。" in writer.locator(".messages").inner_text()
    writer.fill("#id_lead", "会場は公民館です。")
    press(writer, "button[name=action-submit]")
    writer.wait_for_selector(".messages .success")
    assert httpx.get(address).status_code == 404

    open_edit(decider, page)
    say(decider, "approve", "")
    assert "会場は公民館です。" in httpx.get(address).text
    assert [state.status for state in page.workflow_states.all()] == ["approved"]


def test_two_at_their_desks_and_one_is_told(desk: Desk) -> None:
    page = StandardPage(title="架空の案内", slug="annai", live=False)
    front_page().add_child(instance=page)
    page.save_revision(user=editor())
    page.get_workflow().start(page, editor())
    first, second = desk(approver(1)), desk(approver(2))
    for tab in (first, second):
        open_edit(tab, page)
    say(first, "approve", "")
    press(second, "[data-workflow-action-name=reject]")
    second.wait_for_selector(".messages .error")
    assert "承認花子1さんが承認しました" in second.locator(".messages").inner_text()
    page.refresh_from_db()
    assert page.live
