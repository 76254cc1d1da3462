"""Mails go to those in charge, each to one person, and no other mail of Wagtail's beside them."""

import pytest
from django.core import mail
from django.db import transaction
from wagtail.models import Page

from cms.pages.approval.models import ApprovalTask
from cms.users.models import User
from tests.cms.pages.approval.desk import (
    Screen,
    messages,
    send_mails,
    states,
    submitted_page,
    waiting,
)
from tests.factories.home import StandardPageFactory
from tests.factories.people import administrator, approver, editor, person, section_group

pytestmark = pytest.mark.django_db


@pytest.fixture
def others() -> None:
    """People whom none of this concerns."""
    administrator()
    User.objects.create_superuser("root@example.jp", "secret")
    elsewhere: Page = StandardPageFactory(slug="yoso")
    group = section_group("広報係", elsewhere, "change", "publish")
    person("elsewhere@example.jp", "広報係")
    gone = person("gone@example.jp", "承認者")
    gone.is_active = False
    gone.save()
    ApprovalTask.objects.get().groups.add(group)


def sent() -> list[tuple[str, ...]]:
    send_mails()
    for letter in mail.outbox:
        assert len(letter.to) == 1
        assert letter.cc == letter.bcc == []
    return [(*letter.to, str(letter.subject)) for letter in mail.outbox]


def test_a_submission_tells_each_approver_of_the_part(others: None) -> None:
    approver(1), approver(2)
    page = submitted_page(editor())
    assert mail.outbox == []
    assert sent() == [
        ("approver1@example.jp", "【承認のお願い】架空の案内"),
        ("approver2@example.jp", "【承認のお願い】架空の案内"),
    ]
    text = mail.outbox[0].body
    assert text.startswith("承認花子1 様\n\n編集太郎さんから、「架空の案内」の承認の依頼")
    assert f"http://testserver/admin/pages/{page.pk}/edit/" in text


def test_an_approval_tells_who_submitted(others: None) -> None:
    page = submitted_page(editor())
    Screen(approver(), page).decide("approve", "よい案内です <b>")
    assert sent() == [("editor@example.jp", "【承認されました】架空の案内")]
    assert "すでに公開されています" in mail.outbox[0].body
    assert "よい案内です <b>" in mail.outbox[0].body


def test_a_return_says_what_to_mend_on_the_screen_and_in_the_mail(others: None) -> None:
    page = submitted_page(editor())
    Screen(approver(), page).send_back("会場の住所が<昨年>のままです。")
    assert sent() == [("editor@example.jp", "【差し戻されました】架空の案内")]
    assert "会場の住所が<昨年>のままです。" in mail.outbox[0].body
    assert "確認した人: 承認花子1" in mail.outbox[0].body
    opened = Screen(editor(), page).opened.content.decode()
    assert "承認花子1さんが差し戻しました" in opened
    assert "会場の住所が&lt;昨年&gt;のままです。" in opened
    assert "<昨年>" not in opened


@pytest.mark.parametrize("comment", ["", "  \n　"])
def test_a_return_without_a_reason_is_refused(comment: str) -> None:
    page = submitted_page(editor())
    response = Screen(approver(), page).send_back(comment)
    assert "直してほしいところをコメントに書いてください" in messages(response)
    assert states(page) == [("承認", "in_progress")]


def test_what_was_returned_is_mended_submitted_again_and_approved() -> None:
    page = submitted_page(editor())
    Screen(approver(), page).send_back("題名を直してください。")
    Screen(editor(), page).submit(title="直した題名")
    assert states(page) == [("承認", "rejected"), ("承認", "in_progress")]
    Screen(approver(), page).approve()
    page.refresh_from_db()
    assert page.live
    assert page.title == "直した題名"


def test_a_mail_is_not_sent_to_whoever_lost_the_right_meanwhile() -> None:
    approver(1).groups.clear()
    user = approver(1)
    submitted_page(editor())
    user.groups.clear()
    assert sent() == []


def test_a_mail_is_not_sent_when_the_page_is_decided_or_gone() -> None:
    approver(2)
    page = submitted_page(editor())
    Screen(approver(1), page).approve()
    assert ("approver2@example.jp", "【承認のお願い】架空の案内") not in sent()
    mail.outbox.clear()
    page.delete()
    assert sent() == []


def test_a_line_break_in_a_title_ends_no_header() -> None:
    approver()
    page: Page = StandardPageFactory(draft=True, title="題名\r\nBcc: a@example.jp")
    page.save_revision(clean=False)
    page.get_workflow().start(page, editor())
    assert sent() == [("approver1@example.jp", "【承認のお願い】題名 Bcc: a@example.jp")]


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_sends_nothing() -> None:
    approver()
    with transaction.atomic():
        submitted_page(editor())
        transaction.set_rollback(True)
    assert sent() == []


def test_the_decider_is_not_written_to_about_the_own_decision() -> None:
    page = submitted_page(approver(1))
    assert sent() == []
    state = waiting(page)
    assert state is not None
    Screen(approver(1), page).approve()
    assert sent() == []
