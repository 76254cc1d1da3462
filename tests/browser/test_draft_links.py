"""An editor makes a link to a draft; somebody outside opens it, until it is revoked."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page as Tab, expect

from tests.browser.desk import make_draft_link
from tests.factories.home import StandardPageFactory
from tests.fixtures.live_site import LiveSite


def test_a_link_is_made_opened_outside_and_revoked(
    editor: Tab, browser: Browser, live_site: LiveSite
) -> None:
    page = StandardPageFactory(title="架空市との協定", live=False)
    page.save_revision()
    address = make_draft_link(editor, page, "架空市の方")
    editor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    editor.get_by_role("button", name="コピー").click()
    expect(editor.get_by_text("コピーしました")).to_be_visible()
    assert editor.evaluate("navigator.clipboard.readText()") == address
    found = Axe().run(editor, context="main")
    assert found.violations_count == 0, found.generate_report()
    outside = browser.new_context(locale="ja-JP").new_page()
    outside.goto(address)
    expect(outside.locator("h1")).to_have_text("架空市との協定")
    expect(outside.get_by_role("status")).to_contain_text("このアドレスを知っている人だけ")
    found = Axe().run(outside)
    assert found.violations_count == 0, found.generate_report()
    editor.get_by_role("button", name="「架空市の方」のリンクを取り消す").click()
    expect(editor.locator("main table")).to_contain_text("に取り消し")
    answer = outside.reload()
    assert answer is not None
    assert answer.status == 404
    outside.context.close()
