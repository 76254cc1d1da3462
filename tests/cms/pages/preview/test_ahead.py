"""Whatever is scheduled is out in a look ahead, all pages at once, and nothing stays of it."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from cms.pages.preview.ahead import as_of
from home.models import StandardPage
from news.models import EventSession, NewsOrganization, NewsPage, Series
from tests.cms.pages.preview.test_looks import LATER, editor, scheduled, see
from tests.factories.home import StandardPageFactory
from tests.factories.members import OrganizationFactory
from tests.factories.news import EventPageFactory, NewsPageFactory, SeriesFactory, event_index

pytestmark = pytest.mark.django_db
__all__ = ["editor"]

SOON = timedelta(days=3)


def then() -> datetime:
    return timezone.now() + timedelta(days=7)


def plan(page: Any, change: Callable[[Any], None]) -> Any:
    """A version of a published page that goes out in three days."""
    page.save_revision().publish()
    fresh = type(page).objects.get(pk=page.pk)
    draft = fresh.get_latest_revision_as_object()
    change(draft)
    draft.go_live_at = timezone.now() + SOON
    draft.save_revision().publish()
    return fresh


def statements() -> int:
    with CaptureQueriesContext(connection) as captured, as_of(then()):
        pass
    return len(captured)


def test_twenty_planned_pages_cost_what_two_cost() -> None:
    def rename(draft: Any) -> None:
        draft.title, draft.series = "来週の題", series

    series = SeriesFactory()
    for number in range(20):
        page = NewsPageFactory(organizations=[OrganizationFactory()])
        plan(page, rename)
        if number == 1:
            of_two = statements()
    assert statements() == of_two
    with as_of(then()):
        assert NewsPage.objects.filter(title="来週の題", live=True).count() == 20
        assert NewsOrganization.objects.count() == 20
    assert not NewsPage.objects.filter(title="来週の題").exists()


def test_rows_that_belong_to_a_page_are_those_of_the_version() -> None:
    def change(draft: Any) -> None:
        first, _ = draft.sessions.all()
        first.note = "会場が変わりました。"
        draft.sessions.set([first, EventSession(date_of_start=date(2030, 5, 1), all_day=True)])

    days = [{"date_of_start": date(2030, 4, day)} for day in (1, 2)]
    event = plan(EventPageFactory(sessions=days), change)
    before = list(EventSession.objects.order_by("pk").values())
    with as_of(then()):
        shown = EventSession.objects.filter(page=event.pk).order_by("date_of_start")
        assert [(row.date_of_start.month, row.note) for row in shown] == [
            (4, "会場が変わりました。"),
            (5, ""),
        ]
    assert list(EventSession.objects.order_by("pk").values()) == before


def test_a_new_address_leads_to_what_lies_below_too() -> None:
    def move(draft: Any) -> None:
        draft.slug = "atarashii"

    section: StandardPage = plan(StandardPageFactory(slug="furui"), move)
    below = StandardPageFactory(parent=section, slug="shita")
    with as_of(then()):
        assert Page.objects.get(pk=below.pk).url_path.endswith("/atarashii/shita/")
    assert Page.objects.get(pk=below.pk).url_path.endswith("/furui/shita/")


def test_what_has_gone_since_is_left_out() -> None:
    def choose(draft: Any) -> None:
        draft.series = series
        draft.organizations.set([NewsOrganization(organization=row) for row in (gone, stays)])

    series = SeriesFactory()
    gone: Any = OrganizationFactory()
    stays: Any = OrganizationFactory()
    page = plan(NewsPageFactory(), choose)
    Series.objects.all().delete()
    gone.delete()
    with as_of(then()):
        shown = NewsPage.objects.get(pk=page.pk)
        assert shown.series is None
        assert [row.organization for row in shown.organizations.all()] == [stays]


def test_one_that_cannot_be_published_hides_no_other() -> None:
    def take(draft: Any) -> None:
        draft.slug, draft.title = "onaji", "同じアドレス"

    def rename(draft: Any) -> None:
        draft.title = "来週の題"

    stuck = plan(StandardPageFactory(title="もとの題"), take)
    fine = plan(StandardPageFactory(), rename)
    StandardPageFactory(slug="onaji")
    with as_of(then()):
        assert Page.objects.get(pk=fine.pk).title == "来週の題"
        assert Page.objects.get(pk=stuck.pk).title == "もとの題"


def test_the_frame_of_the_site_is_that_days(editor: Client) -> None:
    scheduled("来週の部屋", show_in_menus=True)
    StandardPageFactory(
        title="明日までの部屋", show_in_menus=True, expire_at=timezone.now() + timedelta(days=1)
    )
    page = StandardPageFactory(title="案内")
    page.save_revision()
    for moment, (first, second) in ({"at": LATER}, (True, False)), ({}, (False, True)):
        seen = see(editor, page, **moment)
        assert ("来週の部屋" in seen, "明日までの部屋" in seen) == (first, second)


def test_events_stand_in_the_list_of_their_day(editor: Client) -> None:
    def rename(draft: Any) -> None:
        draft.title = "改めた催し"

    plan(EventPageFactory(sessions=[{"date_of_start": date(2099, 4, 1)}]), rename)
    index = event_index()
    assert "改めた催し" in see(editor, index, at=LATER)
    assert "改めた催し" not in see(editor, index)
