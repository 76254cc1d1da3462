"""What an approval publishes, when, and what it does when that cannot be published."""

import datetime
import threading

import pytest
import time_machine
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.pages.approval.models import ApprovalState
from cms.pages.approval.refusals import Refusal
from home.models import StandardPage
from tests.cms.pages.approval.desk import (
    Screen,
    approve_in_dialog,
    messages,
    states,
    submitted_page,
    waiting,
)
from tests.factories.home import StandardPageFactory
from tests.factories.people import approver, desk_of, editor

pytestmark = pytest.mark.django_db


def test_a_slug_taken_meanwhile_is_told_and_leaves_the_step_as_it_was() -> None:
    page = submitted_page(editor())
    draft = page.get_latest_revision_as_object()
    draft.slug = "hoka"
    draft.save_revision(user=editor())
    StandardPageFactory(slug="hoka", title="先に公開されたページ")
    response = approve_in_dialog(approver(), page)
    assert "このままでは公開できないため、承認していません" in messages(response)
    assert states(page) == [("承認", "in_progress")]
    page.refresh_from_db()
    assert not page.live


def test_what_automatic_saving_left_wrong_is_told_by_its_field() -> None:
    page = submitted_page(editor())
    draft = page.get_latest_revision_as_object()
    draft.image_alt = "あ" * 201
    draft.save_revision(user=editor(), clean=False)
    response = approve_in_dialog(approver(), page)
    assert "代表画像の代替テキスト: " in messages(response)
    assert states(page) == [("承認", "in_progress")]


def test_a_live_page_is_not_scheduled_for_an_address_that_is_taken() -> None:
    page = submitted_page(editor())
    Screen(approver(), page).approve()
    StandardPageFactory(slug="hoka")
    draft = StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.slug, draft.go_live_at = "hoka", timezone.now() + datetime.timedelta(days=1)
    draft.save_revision(user=editor(), clean=False)
    page.get_workflow().start(page, editor())
    response = approve_in_dialog(approver(), page)
    assert "このままでは公開できないため" in messages(response)
    assert states(page)[-1] == ("承認", "in_progress")
    page.refresh_from_db()
    assert page.scheduled_revision is None


@pytest.mark.django_db(transaction=True)
def test_an_approval_with_a_moment_shows_the_page_at_that_second(
    clock: time_machine.Traveller, client: Client
) -> None:
    moment = timezone.now() + datetime.timedelta(minutes=1)
    page = submitted_page(editor())
    draft = page.get_latest_revision_as_object()
    draft.go_live_at = moment
    draft.save_revision(user=editor())
    Screen(approver(), page).approve(go_live_at="2026-04-15 10:01")
    assert states(page) == [("承認", "approved")]
    addresses = ["/annai/", f"/api/v1/pages/{page.pk}"]
    clock.move_to(moment - datetime.timedelta(seconds=1))
    assert [client.get(address).status_code for address in addresses] == [404, 404]
    clock.move_to(moment)
    assert [client.get(address).status_code for address in addresses] == [200, 200]


@pytest.mark.parametrize("below", [False, True])
def test_what_waits_is_not_published_from_a_list(below: bool) -> None:
    section = StandardPageFactory(slug="ue", draft=True)
    page = submitted_page(editor(), parent=section if below else section.get_parent())
    chosen = section if below else page
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    posted = {"include_descendants": "on"} if below else {}
    response = desk_of(approver()).post(f"{address}?id={chosen.pk}", posted, follow=True)
    assert "まとめて公開できません: 「架空の案内」" in messages(response)
    page.refresh_from_db()
    assert not page.live


def test_what_does_not_wait_is_published_from_a_list() -> None:
    page: Page = StandardPageFactory(slug="ue", draft=True)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    desk_of(approver()).post(f"{address}?id={page.pk}")
    page.refresh_from_db()
    assert page.live


@pytest.mark.django_db(transaction=True)
def test_two_who_decide_past_the_screens_wait_for_each_other() -> None:
    """The rows are held, not only the turn at the admin: services decide too."""
    page = submitted_page(editor())
    state = waiting(page)
    assert isinstance(state, ApprovalState)
    start = threading.Barrier(2)
    outcomes: list[str] = []

    def decide(user: object, action: str) -> None:
        mine = ApprovalState.objects.get(pk=state.pk)
        start.wait()
        try:
            mine.task.specific.on_action(
                mine, user, action, comment="直して", read=mine.revision_id, state=mine.pk
            )
            outcomes.append("counted")
        except Refusal as refusal:
            outcomes.append(refusal.sentence)
        connections.close_all()

    threads = [
        threading.Thread(target=decide, args=[approver(number), action])
        for number, action in ((1, "approve"), (2, "reject"))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(states(page)) == 1
    assert sorted(outcome == "counted" for outcome in outcomes) == [False, True]
    assert any("今の操作は反映していません" in outcome for outcome in outcomes)
