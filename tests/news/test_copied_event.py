"""PREV-5: a copy of last year's event is a draft that knows nothing of how last year went."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment, Locale, Page

from news.choices import EventStatus
from news.models import EventPage
from tests.factories.home import StandardPageFactory
from tests.factories.news import event_index
from tests.factories.people import approver, desk_of, editor, person, section_group
from tests.news import full

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> EventPage:
    """Live since last year, with everything filled in, an English translation and a comment."""
    page = full.full_event(attendance=1200)
    page.go_live_at = timezone.now() - datetime.timedelta(days=400)
    page.expire_at = timezone.now() + datetime.timedelta(days=1)
    page.save_revision().publish()
    Comment.objects.create(page=page, user=editor(), text="会場は同じ？", contentpath="title")
    english = Locale.objects.get(language_code="en")
    event_index().get_parent().specific.copy_for_translation(english)
    event_index().copy_for_translation(english)
    page.copy_for_translation(english).save_revision().publish()
    page.refresh_from_db()
    return page


def copy(event: EventPage, user: Any = None, **fields: Any) -> EventPage:
    """What the copy form does when somebody fills it in, and asks for more than it offers."""
    address = reverse("wagtailadmin_pages:copy", args=[event.pk])
    parent = event.get_parent()
    posted = {"new_title": "架空物産展 2027", "new_slug": "2027", "new_parent_page": parent.pk}
    posted |= {"publish_copies": "on"}
    response = desk_of(user or approver()).post(address, posted | fields)
    assert response.status_code == 302, response.context["form"].errors
    made: EventPage = EventPage.objects.get(slug="2027")
    return made


def test_the_copy_is_a_draft_that_nobody_sees(event: EventPage, client: Client) -> None:
    form = desk_of(approver()).get(reverse("wagtailadmin_pages:copy", args=[event.pk]))
    assert "publish_copies" not in form.context["form"].fields
    page = copy(event)
    assert not page.live
    assert page.first_published_at is None
    assert client.get(f"/events/{page.slug}/").status_code == 404
    assert client.get(f"/api/v1/pages/{page.pk}").status_code == 404


def test_it_knows_nothing_of_last_year(event: EventPage) -> None:
    page = copy(event)
    draft = page.get_latest_revision_as_object()
    for row in (page, draft):
        assert row.attendance is None
        assert not row.report
        assert not row.photographs
        assert row.status == EventStatus.PLANNED
        assert row.status_note == ""
        assert row.go_live_at is row.expire_at is row.first_published_at is None
        assert row.title == "架空物産展 2027"
        assert row.location == event.location
    assert page.wagtail_admin_comments.count() == 0
    assert page.current_workflow_state is None


def test_nor_do_its_earlier_revisions(event: EventPage) -> None:
    for revision in copy(event).revisions.all():
        assert revision.as_object().attendance is None


def test_its_sessions_are_others_and_it_is_no_translation(event: EventPage) -> None:
    page = copy(event)
    old, new = ({session.uid for session in row.sessions.all()} for row in (event, page))
    assert len(new) == len(old)
    assert not new & old
    assert page.get_translations().count() == 0
    assert event.get_translations().count() == 1


def test_the_old_event_stays_as_it_was(event: EventPage, client: Client) -> None:
    addresses = [f"/api/v1/pages/{event.pk}", "/api/v1/events"]
    before = [client.get(address).json() for address in addresses]
    copy(event)
    assert [client.get(address).json() for address in addresses] == before
    event.refresh_from_db()
    assert event.attendance == 1200
    assert event.wagtail_admin_comments.count() == 1


def test_its_first_publication_is_its_own(event: EventPage) -> None:
    page = copy(event)
    page.get_latest_revision().publish()
    page.refresh_from_db()
    assert page.first_published_at is not None
    assert page.first_published_at > event.first_published_at


def test_a_translation_keeps_how_it_went(event: EventPage) -> None:
    translation = event.get_translations().get()
    assert translation.attendance == 1200
    assert translation.report


def test_a_page_of_another_section_is_not_there(event: EventPage) -> None:
    ours: Page = StandardPageFactory(slug="kochira")
    user = person("outsider@example.jp")
    user.groups.add(section_group("こちらの係", ours, "add", "change"))
    before = Page.objects.count()
    posted = {"new_title": "写し", "new_slug": "utsushi", "new_parent_page": ours.pk}
    answers = [
        desk_of(user).post(reverse("wagtailadmin_pages:copy", args=[key]), posted)
        for key in (event.pk, 99_999)
    ]
    assert [answer.status_code for answer in answers] == [404, 404]
    # Nor is it told by its title where somebody would copy to.
    posted["new_parent_page"] = event.get_parent().pk
    answer = desk_of(user).post(reverse("wagtailadmin_pages:copy", args=[ours.pk]), posted)
    assert answer.status_code == 404
    assert Page.objects.count() == before
