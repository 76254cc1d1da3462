"""PREV-3: only a real change of the content starts an approval again."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import Page

from cms.pages.approval.changes import is_same
from cms.pages.approval.notices import BEFORE_SAVING, BEFORE_STARTING_AGAIN
from cms.users.models import User
from tests.cms.pages.approval.desk import (
    Screen,
    messages,
    second_step,
    states,
    submitted_page,
    waiting,
)
from tests.factories.pages import front_page
from tests.factories.people import approver, desk_of, editor, person, section_group

pytestmark = pytest.mark.django_db


@pytest.fixture
def head() -> User:
    """Who decides at the second step, and only there."""
    group = section_group("課長", front_page(), "change", "publish")
    second_step(group)
    return person("head@example.jp", "課長", name="課長三郎")


@pytest.fixture
def page(head: User) -> Page:
    """A page whose first step is done."""
    page = submitted_page(editor(), lead="架空のリード文です。")
    Screen(approver(), page).approve()
    assert states(page) == [("承認", "approved"), ("最終承認", "in_progress")]
    return page


@pytest.mark.parametrize("fields", [{}, {"lead": "  架空のリード文です。\n"}])
def test_saving_without_a_change_goes_on(page: Page, head: User, fields: dict[str, Any]) -> None:
    before = page.latest_revision_id
    assert Screen(head, page).save(**fields).status_code == 200
    page.refresh_from_db()
    assert page.latest_revision_id != before
    assert states(page) == [("承認", "approved"), ("最終承認", "in_progress")]
    assert waiting(page).revision_id == page.latest_revision_id  # type: ignore[union-attr]
    Screen(head, page).approve()
    page.refresh_from_db()
    assert page.live


def test_the_screen_says_before_the_button_that_a_change_starts_again(
    page: Page, head: User
) -> None:
    assert BEFORE_STARTING_AGAIN in Screen(head, page).opened.content.decode()


def test_at_the_first_step_there_is_nothing_to_start_again() -> None:
    page = submitted_page(editor())
    opened = Screen(approver(), page).opened.content.decode()
    assert BEFORE_SAVING in opened
    assert BEFORE_STARTING_AGAIN not in opened


def test_a_change_starts_again_and_is_told(page: Page, head: User) -> None:
    response = Screen(head, page).save(lead="別のリード文です。")
    assert "承認は最初の段階（承認）からやり直しになりました" in messages(response)
    assert states(page) == [
        ("承認", "approved"),
        ("最終承認", "cancelled"),
        ("承認", "in_progress"),
    ]
    page.refresh_from_db()
    assert not page.live
    Screen(approver(), page).approve()
    Screen(head, page).approve()
    page.refresh_from_db()
    assert page.live


def test_a_change_that_comes_with_the_approval_starts_again(page: Page, head: User) -> None:
    response = Screen(head, page).approve(lead="別のリード文です。")
    assert "承認は最初の段階（承認）からやり直しになりました" in messages(response)
    page.refresh_from_db()
    assert not page.live
    assert states(page)[-1] == ("承認", "in_progress")


def test_a_change_that_comes_with_the_first_approval_is_what_was_approved() -> None:
    page = submitted_page(editor())
    Screen(approver(), page).approve(title="承認した人が直した題名")
    page.refresh_from_db()
    assert page.live
    assert page.title == "承認した人が直した題名"
    assert page.live_revision_id == page.latest_revision_id


def test_automatic_saving_leaves_the_revision_that_was_shown(page: Page, head: User) -> None:
    Screen(head, page).save(lead="架空のリード文です。 ")  # a revision of her own, still approved
    screen = Screen(head, page)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = screen._form(lead="別のリード文です。", overwrite_revision_id=screen.read)
    response = desk_of(head).post(address, form, headers={"accept": "application/json"})
    assert response.json()["success"]
    assert response.json()["revision_id"] != screen.read
    assert states(page)[-1] == ("承認", "in_progress")


TEXT = '[{"type": "text", "value": "<p data-block-key=\\"a1\\">文</p>", "id": "1"}]'


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("文", " 文\n", True),
        ("雪 まつり", "雪　まつり", True),
        ("雪まつり", "雪祭り", False),
        ("<p>文</p>\n<p>文</p>", "<p>文</p><p>文</p>", True),
        (TEXT, TEXT.replace("a1", "b2"), True),
        (TEXT, TEXT.replace("文", "別の文"), False),
        ("[壊れた", "[壊れた ", True),
    ],
)
def test_what_counts_as_a_change(before: str, after: str, same: bool) -> None:
    assert is_same({"body": before, "live": True}, {"body": after, "live": False}) is same
