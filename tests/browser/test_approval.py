"""An editor submits, the approver returns, the editor mends, the approver approves: in Chromium."""

import httpx

from home.models import StandardPage
from tests.browser.conftest import Desk
from tests.browser.desk import open_edit, open_new, press, say, submit
from tests.factories.pages import front_page
from tests.factories.people import approver, editor
from tests.fixtures.live_site import LiveSite


def test_a_page_goes_to_and_fro_until_it_is_right(desk: Desk, live_site: LiveSite) -> None:
    writer, decider = desk(editor()), desk(approver())
    open_new(writer, StandardPage, front_page())
    assert writer.locator("button[name=action-publish]").count() == 0
    writer.fill("#id_title", "架空の案内")
    writer.fill("#id_lead", "会場は昨年の体育館です。")
    submit(writer)
    page = StandardPage.objects.get()
    address = f"{live_site.url}/{page.slug}/"

    open_edit(decider, page)
    say(decider, "reject", "会場は今年は公民館です。")

    open_edit(writer, page)
    assert "会場は今年は公民館です。" in writer.locator(".messages").inner_text()
    writer.fill("#id_lead", "会場は公民館です。")
    submit(writer)
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
