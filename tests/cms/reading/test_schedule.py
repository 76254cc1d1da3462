"""Moments: when content changes by itself, and who carries out what was scheduled."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
import time_machine
from django.db import connection, connections
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision, Site

from cms.reading import schedule
from cms.reading.schedule import next_boundary, publish_due, unpublish_expired
from cms.reading.versions import current_version
from cms.reading.viewer import Audience

MIDNIGHT = timedelta(hours=14)  # from the tests' clock, ten in the morning


def new_page(slug: str, **fields: Any) -> Page:
    root = Site.objects.get().root_page
    added: Page = root.add_child(instance=Page(title=slug, slug=slug, **fields))
    return added


def scheduled(slug: str, moment: datetime) -> Page:
    page = new_page(slug, live=False, go_live_at=moment)
    page.save_revision().publish()
    assert not Page.objects.get(pk=page.pk).live
    return page


@pytest.fixture(autouse=True)
def _nothing_has_failed() -> None:
    schedule._failed.clear()


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
class TestBoundary:
    def test_is_midnight_in_japan_when_nothing_comes_before(self) -> None:
        now = timezone.now()
        boundary = next_boundary(now)
        assert boundary.change == now + MIDNIGHT
        assert boundary.expiry is None

    @pytest.mark.parametrize("field", ["go_live_at", "expire_at"])
    def test_is_the_next_moment_of_a_page_and_not_one_that_has_passed(self, field: str) -> None:
        now = timezone.now()
        for hours in (-1, 0, 2, 3):
            new_page(f"p{hours}", **{field: now + timedelta(hours=hours)})
        boundary = next_boundary(now)
        assert boundary.change == now + timedelta(hours=2)
        assert boundary.expiry == (boundary.change if field == "expire_at" else None)

    def test_is_the_moment_of_a_scheduled_revision(self) -> None:
        now = timezone.now()
        page = new_page("later")
        page.save_revision().publish()
        page.refresh_from_db()
        page.go_live_at = now + timedelta(hours=1)
        page.save_revision().publish()
        assert Page.objects.get(pk=page.pk).go_live_at is None
        assert next_boundary(now).change == now + timedelta(hours=1)

    def test_is_a_moment_that_a_model_names_itself(self) -> None:
        now = timezone.now()
        new_page("p", latest_revision_created_at=now + timedelta(minutes=5))
        with patch.object(Page, "changes_at", ("latest_revision_created_at",), create=True):
            assert next_boundary(now).change == now + timedelta(minutes=5)


@pytest.mark.django_db
class TestPublishing:
    def test_is_done_at_the_moment_in_order_and_logged_as_wagtail_does(
        self, clock: time_machine.Traveller
    ) -> None:
        now = timezone.now()
        second = scheduled("b", now + timedelta(minutes=2))
        first = scheduled("a", now + timedelta(minutes=1))
        clock.shift(59)
        assert publish_due(timezone.now()) == 0
        clock.shift(61)
        assert publish_due(timezone.now()) == 2
        logged = PageLogEntry.objects.filter(action="wagtail.publish.scheduled").order_by("pk")
        assert [entry.page_id for entry in logged] == [first.pk, second.pk]
        assert Page.objects.filter(pk__in=[first.pk, second.pk], live=True).count() == 2
        assert publish_due(timezone.now()) == 0

    def test_of_one_page_that_fails_holds_up_no_other(
        self, clock: time_machine.Traveller, caplog: pytest.LogCaptureFixture
    ) -> None:
        now = timezone.now()
        broken = scheduled("broken", now + timedelta(minutes=1))
        Revision.objects.filter(object_id=str(broken.pk)).update(content={"pk": broken.pk})
        good = scheduled("good", now + timedelta(minutes=2))
        clock.shift(120)
        assert publish_due(timezone.now()) == 1
        assert Page.objects.get(pk=good.pk).live
        assert len(caplog.records) == 1
        assert not schedule.is_due(timezone.now())
        assert publish_due(timezone.now()) == 0
        assert len(caplog.records) == 1

    def test_expired_pages_are_taken_back(self, clock: time_machine.Traveller) -> None:
        page = new_page("over", expire_at=timezone.now() + timedelta(minutes=1))
        assert unpublish_expired(timezone.now()) == 0
        clock.shift(60)
        assert unpublish_expired(timezone.now()) == 1
        page.refresh_from_db()
        assert (page.live, page.expired) == (False, True)
        assert PageLogEntry.objects.filter(action="wagtail.unpublish.scheduled").count() == 1


@pytest.mark.django_db(transaction=True)
class TestReadersPublish:
    def test_the_first_to_ask_for_the_version_carries_it_out(self) -> None:
        page = scheduled("soon", timezone.now() + timedelta(hours=1))
        before = current_version(Audience.PUBLIC)
        with time_machine.travel(timezone.now() + timedelta(hours=1), tick=True):
            after = current_version(Audience.PUBLIC)
        assert before is not None
        assert after is not None
        assert after.value > before.value
        assert Page.objects.get(pk=page.pk).live

    def test_a_page_that_cannot_be_published_does_not_keep_readers_waiting(self) -> None:
        page = scheduled("broken", timezone.now() + timedelta(hours=1))
        Revision.objects.filter(object_id=str(page.pk)).update(content={"pk": page.pk})
        with time_machine.travel(timezone.now() + timedelta(hours=1), tick=True):
            assert current_version(Audience.PUBLIC) is not None
            with patch.object(schedule, "_publish") as publish:
                current_version(Audience.PUBLIC)
            publish.assert_not_called()

    def test_of_many_readers_at_once_one_does_it_and_the_others_wait(self) -> None:
        page = scheduled("soon", timezone.now() + timedelta(hours=1))
        moment = timezone.now() + timedelta(hours=1)
        seen: list[bool] = []

        def read() -> None:
            publish_due(moment)
            seen.append(Page.objects.get(pk=page.pk).live)
            connections.close_all()

        with time_machine.travel(moment, tick=True):
            _in_threads(read, 6)
        assert seen == [True] * 6
        assert PageLogEntry.objects.filter(action="wagtail.publish.scheduled").count() == 1

    def test_what_is_scheduled_for_a_moment_that_is_just_over_is_published_too(self) -> None:
        """The editor's transaction may end after the moment that it names."""
        current_version(Audience.PUBLIC)
        page = scheduled("soon", timezone.now() + timedelta(hours=1))
        past = timezone.now() - timedelta(seconds=1)
        Page.objects.filter(pk=page.pk).update(go_live_at=past)
        revision = Revision.objects.get(object_id=str(page.pk))
        content = {**revision.content, "go_live_at": past.isoformat()}
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=past, content=content)
        current_version(Audience.PUBLIC)
        assert Page.objects.get(pk=page.pk).live


def _in_threads(work: Callable[[], None], count: int) -> None:
    threads = [threading.Thread(target=work) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    connection.close()
