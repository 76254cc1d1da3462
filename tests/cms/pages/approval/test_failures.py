"""A version that cannot go out at its moment: nothing changes for readers, and the desk is told."""

import datetime
from collections.abc import Iterator

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMessage
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.reading import schedule
from home.models import StandardPage
from home.today.work import Kind, Work, work_for
from tests.cms.pages.approval.desk import Screen, send_mails
from tests.factories.home import StandardPageFactory
from tests.factories.people import administrator, approver, desk_of, editor, person, section_group

pytestmark = pytest.mark.django_db(transaction=True)

AHEAD = datetime.timedelta(hours=1)


@pytest.fixture(autouse=True)
def _nothing_has_failed() -> Iterator[None]:
    yield
    schedule._failed.clear()


@pytest.fixture
def planned(clock: time_machine.Traveller) -> StandardPage:
    """A published page of which a new version, at another address, is approved for later."""
    page: StandardPage = StandardPageFactory(title="架空の案内", slug="annai")
    page.save_revision().publish()
    page.refresh_from_db()
    draft = page.get_latest_revision_as_object()
    draft.title, draft.slug, draft.go_live_at = "新しい案内", "shin", timezone.now() + AHEAD
    draft.save_revision(user=editor())
    page.get_workflow().start(page, editor())
    shown = {"go_live_at": "2026-04-15 11:00"}
    Screen(approver(), page).approve(**shown)
    return page


def take_the_address(clock: time_machine.Traveller) -> None:
    StandardPageFactory(title="先のページ", slug="shin")
    clock.shift(AHEAD)
    schedule.publish_due(timezone.now())
    clock.shift(schedule.PATIENCE)
    schedule._failed.clear()
    schedule.publish_due(timezone.now())


def told() -> list[EmailMessage]:
    send_mails()
    return [letter for letter in mail.outbox if "公開できませんでした" in letter.subject]


def failures(user: object) -> list[Work]:
    return [work for work in work_for(user, timezone.now()) if work.kind is Kind.FAILED]


def test_who_submitted_and_who_approved_are_told_once(
    planned: StandardPage, clock: time_machine.Traveller, client: Client
) -> None:
    administrator(), approver(2)
    take_the_address(clock)
    first, second = sorted(told(), key=lambda letter: letter.to)
    assert (first.to, second.to) == (["approver1@example.jp"], ["editor@example.jp"])
    text = str(first.body)
    assert first.subject == "【公開できませんでした】新しい案内"
    assert "「新しい案内」は、2026年4月15日 11:00に公開される予定でした" in text
    assert f"http://testserver/admin/pages/{planned.pk}/edit/" in text
    assert "わけ:\nアドレス: スラッグ「shin」は、" in text
    fresh = Page.objects.get(pk=planned.pk)
    assert (fresh.title, fresh.slug, fresh.live) == ("架空の案内", "annai", True)
    assert "先のページ" in client.get("/shin/").content.decode()


def test_the_days_work_names_it_with_its_reason_and_the_way_to_the_form(
    planned: StandardPage, clock: time_machine.Traveller
) -> None:
    take_the_address(clock)
    for user in (editor(), approver()):
        (work,) = failures(user)
        assert (work.title, work.url) == (
            "新しい案内",
            reverse("wagtailadmin_pages:edit", args=[planned.pk]),
        )
        assert work.sentence == "4月15日 11:00に公開される予定でしたが、公開できませんでした。"
        assert work.comment.startswith("アドレス")
    elsewhere = person("elsewhere@example.jp")
    elsewhere.groups.add(section_group("よその係", StandardPageFactory(), "change"))
    assert failures(elsewhere) == []
    home = desk_of(approver()).get(reverse("wagtailadmin_home")).content.decode()
    assert "公開できませんでした。" in home
    history = reverse("wagtailadmin_pages:history", args=[planned.pk])
    assert "予定の日時に公開できませんでした" in desk_of(editor()).get(history).content.decode()


def test_nothing_is_left_to_tell_once_it_is_mended(
    planned: StandardPage, clock: time_machine.Traveller
) -> None:
    take_the_address(clock)
    draft = StandardPage.objects.get(pk=planned.pk).get_latest_revision_as_object()
    draft.slug, draft.go_live_at = "betsu", None
    draft.save_revision(user=approver()).publish(user=approver())
    assert failures(editor()) == []
    assert told() == []
    assert Page.objects.get(pk=planned.pk).slug == "betsu"


def test_an_address_that_is_free_again_lets_it_out_and_ends_the_matter(
    planned: StandardPage, clock: time_machine.Traveller
) -> None:
    take_the_address(clock)
    Page.objects.get(slug="shin").delete()
    schedule._failed.clear()
    schedule.publish_due(timezone.now())
    assert Page.objects.get(pk=planned.pk).slug == "shin"
    assert failures(approver()) == []


def test_what_may_come_right_by_itself_is_told_to_nobody(
    planned: StandardPage, clock: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wait_in_vain() -> None:
        raise OperationalError("canceling statement due to lock timeout")

    monkeypatch.setattr(schedule, "_alone", wait_in_vain)
    clock.shift(AHEAD)
    assert schedule.publish_due(timezone.now()) == 0
    assert failures(editor()) == []


def test_when_all_of_them_have_left_whoever_may_publish_is_told(
    planned: StandardPage, clock: time_machine.Traveller
) -> None:
    for gone in (editor(), approver()):
        gone.is_active = False
        gone.save()
    approver(2)
    take_the_address(clock)
    assert [letter.to[0] for letter in told()] == ["approver2@example.jp"]
