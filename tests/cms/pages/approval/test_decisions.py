"""PREV-2: what is published is what the approver read, and of two decisions one counts."""

import threading
from typing import Any

import pytest
from django.core import mail
from django.db import connections
from django.test import Client
from wagtail.models import Page, Revision, TaskState

from home.models import StandardPage
from tests.cms.pages.approval.desk import (
    Screen,
    approve_in_dialog,
    dialog,
    messages,
    send_mails,
    states,
    submitted_page,
    waiting,
)
from tests.factories.home import StandardPageFactory
from tests.factories.people import approver, editor, section_group

pytestmark = pytest.mark.django_db

CHANGED = "確認中に内容が変わりました"


def save_another(page: Page, title: str) -> Revision:
    """Somebody saves the next revision, as a member's service would."""
    draft = StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.title = title
    return draft.save_revision(user=editor())


def test_the_revision_on_the_screen_is_published(client: Client) -> None:
    page = submitted_page(editor())
    response = Screen(approver(), page).approve()
    assert response.status_code == 200
    page.refresh_from_db()
    assert page.live
    assert states(page) == [("承認", "approved")]
    assert client.get("/annai/").status_code == 200


def test_a_revision_saved_meanwhile_is_refused_with_the_difference(client: Client) -> None:
    page = submitted_page(editor())
    screen = Screen(approver(), page)
    unseen = save_another(page, "まだ誰も読んでいない題名")
    response = screen.approve()
    assert CHANGED in messages(response)
    assert f"/revisions/compare/{screen.read}...{unseen.pk}/" in messages(response)
    page.refresh_from_db()
    assert not page.live
    assert page.latest_revision_id == unseen.pk
    assert waiting(page).revision_id == unseen.pk  # type: ignore[union-attr]
    assert client.get("/annai/").status_code == 404


def test_the_dialog_of_a_list_knows_what_it_showed() -> None:
    page = submitted_page(editor())
    state = waiting(page)
    assert state is not None
    opened = dialog(approver(), page, "approve", state)
    assert f'name="read" value="{state.revision_id}"' in opened.json()["html"]
    save_another(page, "まだ誰も読んでいない題名")
    said = {"read": state.revision_id, "state": state.pk, "comment": ""}
    response = dialog(approver(), page, "approve", state, said)
    assert CHANGED in messages(response)
    page.refresh_from_db()
    assert not page.live
    latest = {**said, "read": page.latest_revision_id}
    dialog(approver(), page, "approve", state, latest)
    page.refresh_from_db()
    assert page.live
    assert page.title == "まだ誰も読んでいない題名"


@pytest.mark.parametrize("data", ["{}", "null", "[", '{"comment": "よい"}', '{"state": "x"}'])
def test_a_decision_that_does_not_say_what_it_read_is_refused(data: str) -> None:
    page = submitted_page(editor())
    response = Screen(approver(), page).approve(**{"workflow-action-extra-data": data})
    assert "どの版を確認したのか" in messages(response)
    page.refresh_from_db()
    assert not page.live
    assert states(page) == [("承認", "in_progress")]


def test_a_dialog_that_does_not_say_what_it_read_decides_nothing() -> None:
    page = submitted_page(editor())
    state = waiting(page)
    assert state is not None
    dialog(approver(), page, "approve", state, {"comment": "よい"})
    page.refresh_from_db()
    assert not page.live
    assert states(page) == [("承認", "in_progress")]


def test_whoever_comes_second_is_told_by_whom_and_when() -> None:
    page = submitted_page(editor())
    first, second = Screen(approver(1), page), Screen(approver(2), page)
    state = waiting(page)
    assert state is not None
    first.approve()
    before = Revision.objects.count()
    response = second.send_back("直してください")
    assert "承認花子1さんが承認しました" in messages(response)
    assert "年" in messages(response)
    said = {"read": state.revision_id, "state": state.pk, "comment": "直して"}
    assert "承認花子1さんが承認しました" in messages(
        dialog(approver(2), page, "reject", state, said)
    )
    assert Revision.objects.count() == before
    page.refresh_from_db()
    assert page.live


def test_an_approver_of_another_part_may_not_decide_here() -> None:
    page = submitted_page(editor())
    elsewhere: Page = StandardPageFactory(slug="yoso")
    user = approver(3)
    user.groups.set([section_group("広報係", elsewhere, "change", "publish")])
    state = waiting(page)
    assert state is not None
    state.task.specific.groups.add(*user.groups.all())
    approve_in_dialog(user, page)
    page.refresh_from_db()
    assert not page.live


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("door", ["screen", "dialog"])
def test_of_two_decisions_at_once_one_counts(door: str) -> None:
    page = submitted_page(editor())
    state = waiting(page)
    assert state is not None
    people = {"approve": approver(1), "reject": approver(2)}
    screens = {action: Screen(user, page) for action, user in people.items()}
    answers: dict[str, Any] = {}
    start = threading.Barrier(2)

    def decide(action: str) -> None:
        start.wait()
        if door == "screen":
            answers[action] = screens[action].decide(action, "直してください")
        else:
            said = {"read": state.revision_id, "state": state.pk, "comment": "直して"}
            answers[action] = dialog(people[action], page, action, state, said)
        connections.close_all()

    threads = [threading.Thread(target=decide, args=[action]) for action in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    [(_, outcome)] = states(page)
    page.refresh_from_db()
    assert page.live is (outcome == TaskState.STATUS_APPROVED)
    winner, loser = ("approve", "reject") if page.live else ("reject", "approve")
    told = "承認しました" if page.live else "差し戻しました"
    assert f"{people[winner]}さんが{told}" in answers[loser].content.decode()
    send_mails()
    decisions = [letter for letter in mail.outbox if letter.to == ["editor@example.jp"]]
    assert len(decisions) == 1
