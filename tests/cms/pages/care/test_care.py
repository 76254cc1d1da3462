"""Who looks after pages, when they are looked at again, and who is told."""

from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from cms.pages.care import reminders
from cms.pages.care.bulk import care_url
from cms.pages.care.due import due_for
from cms.pages.care.services import take_care
from cms.pages.models import PageCare
from cms.users.letters import write
from cms.users.models import OutgoingLetter, User
from tests.factories import people
from tests.factories.home import StandardPageFactory
from tests.factories.news import NewsPageFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)
BEFORE, LATER = date(2026, 11, 24), date(2027, 4, 1)


def colleague() -> User:
    return people.person("kawa@city.example.jp", "編集者", name="川")


@pytest.fixture
def editor() -> User:
    return people.editor()


@pytest.fixture
def page(editor: User) -> Any:
    return StandardPageFactory(title="架空の案内", owner=editor)


def letters_to() -> list[int | None]:
    return list(OutgoingLetter.objects.order_by("pk").values_list("recipient_id", flat=True))


def test_an_editor_notes_who_looks_after_a_page_and_publishes_nothing(
    client: Client, editor: User, page: Any
) -> None:
    client.force_login(editor)
    before = page.latest_revision_id
    address = care_url(page, reverse("wagtailadmin_home"))
    assert "架空の案内" in client.get(address).content.decode()
    form = {"keeper": editor.pk, "review_on": "令和9年4月1日"}
    answer = client.post(address, form, follow=True)
    assert "1ページの担当と見直す日を保存しました。" in answer.content.decode()
    care = PageCare.objects.get(page=page)
    assert (care.keeper, care.review_on) == (editor, LATER)
    page.refresh_from_db()
    assert page.latest_revision_id == before
    assert 'value="2027-04-01"' in client.get(address).content.decode()


def test_what_is_left_empty_stays_and_a_review_can_be_dropped(
    client: Client, editor: User, page: Any
) -> None:
    client.force_login(editor)
    other = NewsPageFactory(owner=editor)
    take_care([page, other], changes={"keeper": editor, "review_on": BEFORE})
    address = care_url(page, "/admin/") + f"&id={other.pk}"
    client.post(address, {"keeper": "", "review_on": "", "without_review": "on"})
    noted = PageCare.objects.values_list("keeper_id", "review_on")
    assert list(noted) == [(editor.pk, None)] * 2
    refused = client.post(address, {"review_on": "2027-04-01", "without_review": "on"})
    assert "どちらかにしてください" in refused.content.decode()


def test_a_keeper_is_taken_back_and_the_page_is_its_owners_again(
    client: Client, editor: User, page: Any
) -> None:
    client.force_login(editor)
    take_care([page], changes={"keeper": colleague(), "review_on": BEFORE})
    address = care_url(page, "/admin/")
    both = client.post(address, {"keeper": editor.pk, "without_keeper": "on"})
    assert "担当者を選ぶか、なくすか" in both.content.decode()
    client.post(address, {"keeper": "", "without_keeper": "on", "review_on": ""})
    care = PageCare.objects.get(page=page)
    assert (care.keeper, care.in_charge, care.review_on) == (None, editor, BEFORE)


def test_a_page_of_others_is_neither_named_nor_changed(client: Client, page: Any) -> None:
    section = people.section_group("入るだけ", NewsPageFactory(), "add")
    stranger = people.person("kumo@city.example.jp", section.name)
    client.force_login(stranger)
    answer = client.post(care_url(page, "/admin/"), {"review_on": "2027-04-01"}, follow=True)
    assert "架空の案内" not in answer.content.decode()
    assert not PageCare.objects.exists()


def test_a_due_page_is_the_concern_of_its_keeper_or_else_of_its_owner(
    editor: User, page: Any
) -> None:
    another = colleague()
    take_care([page], changes={"review_on": BEFORE})
    assert [care.page_id for care in due_for(editor, TODAY)] == [page.pk]
    take_care([page], changes={"keeper": another})
    assert (due_for(editor, TODAY), len(due_for(another, TODAY))) == ([], 1)
    take_care([page], changes={"review_on": LATER})
    assert due_for(another, TODAY) == []


def test_a_page_whose_keeper_has_left_concerns_those_who_may_publish_it(
    editor: User, page: Any
) -> None:
    approver, another = people.approver(), colleague()
    take_care([page], changes={"review_on": BEFORE})
    User.objects.filter(pk=editor.pk).update(is_active=False)
    assert [care.page_id for care in due_for(approver, TODAY)] == [page.pk]
    assert due_for(another, TODAY) == []
    assert reminders.remind(TODAY) == 1
    assert letters_to() == [approver.pk]


def test_a_page_that_is_not_public_need_not_be_reviewed(editor: User, page: Any) -> None:
    take_care([page], changes={"review_on": BEFORE})
    page.unpublish()
    assert due_for(editor, TODAY) == []


def test_each_person_is_told_once_in_two_weeks(editor: User, page: Any) -> None:
    other = NewsPageFactory(title="架空の便り", owner=editor)
    take_care([page, other], changes={"review_on": BEFORE})
    assert [reminders.remind(TODAY), reminders.remind(TODAY)] == [1, 0]
    assert reminders.remind(date(2026, 12, 8)) == 0
    assert reminders.remind(date(2026, 12, 9)) == 1
    assert letters_to() == [editor.pk] * 2
    take_care([page], changes={"review_on": date(2026, 12, 10)})
    assert reminders.remind(date(2026, 12, 10)) == 1


def test_the_letter_names_every_page_that_is_still_due(editor: User, page: Any) -> None:
    other = NewsPageFactory(title="架空の便り", owner=editor)
    take_care([page, other], changes={"review_on": date(2016, 4, 26)})
    written = write(reminders.KIND, editor)
    assert written is not None
    assert written.subject == "見直す日を過ぎたページがあります（2件）"
    assert "編集太郎 様" in written.text
    assert "2016年4月26日（火）" in written.text
    assert f"/admin/pages/{page.pk}/edit/" in written.text
    take_care([page, other], changes={"review_on": None})
    assert write(reminders.KIND, editor) is None
    assert mail.outbox == []


def test_the_report_lists_what_is_due_and_filters(client: Client, editor: User, page: Any) -> None:
    NewsPageFactory(title="架空の便り", owner=editor)
    take_care([page], changes={"review_on": date(2016, 4, 26)})
    client.force_login(editor)
    report = reverse("review_report")
    shown = client.get(report).content.decode()
    assert "過ぎています" in shown
    assert shown.index("架空の案内") < shown.index("架空の便り")
    due = client.get(report, {"review": "due"}).content.decode()
    assert ("架空の案内" in due, "架空の便り" in due) == (True, False)
    none = client.get(report, {"review": "none", "keeper": str(editor.pk)}).content.decode()
    assert ("架空の案内" in none, "架空の便り" in none) == (False, True)
    exported = client.get(report, {"export": "csv"}).getvalue().decode()
    assert "2016-04-26" in exported


def test_the_report_names_nobody_who_has_left(client: Client, editor: User, page: Any) -> None:
    kept = StandardPageFactory(title="担当のいた案内", owner=editor)
    gone = colleague()
    take_care([kept], changes={"keeper": gone})
    client.force_login(people.approver())
    report = reverse("review_report")
    cell = '<td data-label="担当者">{}</td>'
    for person, noted in ((gone, kept), (editor, page)):
        before = client.get(report).content.decode()
        assert cell.format(person) in before
        assert person.email in client.get(report, {"export": "csv"}).getvalue().decode()
        User.objects.filter(pk=person.pk).update(is_active=False)
        after = client.get(report).content.decode()
        assert noted.title in after
        assert cell.format(person) not in after
        assert person.email not in client.get(report, {"export": "csv"}).getvalue().decode()
    assert after.count(cell.format("いません")) == 3
