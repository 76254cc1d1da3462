"""The start page tells a person what waits for them, oldest first, and nobody else's work."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Workflow

from cms.pages.care.services import take_care
from cms.users.models import User
from home.today.work import Kind, work_for
from tests.factories import people
from tests.factories.home import StandardPageFactory
from tests.factories.news import NewsPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return people.editor()


@pytest.fixture
def approver() -> User:
    return people.approver()


def submit(page: Page, user: User) -> Any:
    page.save_revision(user=user)
    workflow = page.get_workflow() or Workflow.objects.get()
    return workflow.start(page, user)


def kinds(user: User) -> list[Kind]:
    return [work.kind for work in work_for(user, timezone.now())]


def test_what_is_submitted_waits_for_the_approver_alone(editor: User, approver: User) -> None:
    submit(NewsPageFactory(title="架空の便り", draft=True), editor)
    (work,) = work_for(approver, timezone.now())
    assert (work.kind, work.title, work.by) == (Kind.APPROVE, "架空の便り", "編集太郎")
    assert kinds(editor) == []


def test_what_is_returned_waits_for_whoever_submitted_it(editor: User, approver: User) -> None:
    state = submit(NewsPageFactory(draft=True), editor)
    task = state.current_task_state
    task.task.specific.on_action(
        task,
        approver,
        "reject",
        comment="日付を確かめてください。",
        read=task.revision_id,
        state=task.pk,
    )
    (work,) = work_for(editor, timezone.now())
    assert (work.kind, work.by, work.comment) == (
        Kind.RETURNED,
        "承認花子1",
        "日付を確かめてください。",
    )
    assert kinds(approver) == []


def test_what_comes_within_a_week_stands_behind_what_is_overdue(
    editor: User, approver: User
) -> None:
    now = timezone.now()
    page = NewsPageFactory(draft=True, go_live_at=now + timedelta(days=3))
    page.save_revision().publish()
    NewsPageFactory(expire_at=now + timedelta(days=2))
    far = NewsPageFactory(draft=True, go_live_at=now + timedelta(days=8))
    far.save_revision().publish()
    due = StandardPageFactory(owner=editor)
    take_care([due], changes={"review_on": date(2026, 1, 5)})
    assert kinds(editor) == [Kind.REVIEW, Kind.ENDS, Kind.GOES_LIVE]
    assert kinds(approver) == [Kind.ENDS, Kind.GOES_LIVE]


def test_the_start_page_shows_each_with_its_button(client: Client, editor: User) -> None:
    client.force_login(editor)
    home = reverse("wagtailadmin_home")
    assert "いま、お待ちしている仕事はありません。" in client.get(home).content.decode()
    due = StandardPageFactory(title="架空の案内", owner=editor)
    take_care([due], changes={"review_on": date(2026, 1, 5)})
    shown = client.get(home).content.decode()
    assert "見直す日は1月5日でした。" in shown
    assert reverse("wagtailadmin_pages:edit", args=[due.pk]) in shown
    assert "次の見直し日を決める" in shown


def test_the_number_of_queries_does_not_grow_with_the_work(
    client: Client, editor: User, django_assert_max_num_queries: Any
) -> None:
    client.force_login(editor)
    for _ in range(8):
        page = StandardPageFactory(owner=editor)
        take_care([page], changes={"review_on": date(2026, 1, 5)})
    client.get(reverse("wagtailadmin_home"))
    with django_assert_max_num_queries(35):
        client.get(reverse("wagtailadmin_home"))


def test_a_moment_is_told_in_japans_time(editor: User) -> None:
    moment = datetime.fromisoformat("2026-11-25T15:30:00+00:00")
    NewsPageFactory(expire_at=moment)
    (work,) = work_for(editor, moment - timedelta(days=1))
    assert work.sentence == "11月26日 0:30に公開が終わります。"
