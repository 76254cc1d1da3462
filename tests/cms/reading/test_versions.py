"""The content version is raised by every writer whose change a reader could see, and no other."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms.reading import content_tables, triggers
from cms.reading.models import ContentChange, ContentVersion
from cms.reading.versions import current_version
from cms.reading.viewer import Audience

pytestmark = pytest.mark.django_db(transaction=True)


def value(audience: Audience = Audience.PUBLIC) -> int:
    version = current_version(audience)
    assert version is not None
    return version.value


def raised(change: Callable[[], object]) -> bool:
    before = value()
    change()
    return value() > before


@pytest.fixture
def page() -> Page:
    root = Page.objects.get(depth=1)
    added: Page = root.add_child(instance=Page(title="架空市", slug="kakuu"))
    return added


def test_publish_and_unpublish_raise_the_version(page: Page) -> None:
    page.title = "架空町"
    assert raised(lambda: page.save_revision().publish())
    assert raised(page.unpublish)


def test_a_saved_draft_does_not(page: Page) -> None:
    page.title = "下書き"
    assert not raised(page.save_revision)
    assert not raised(lambda: page.save_revision(log_action=True))


def test_update_and_sql_by_hand_raise_it(page: Page) -> None:
    assert raised(lambda: Page.objects.filter(pk=page.pk).update(title="架空村"))
    with connection.cursor() as cursor:
        sql = "UPDATE wagtailcore_page SET title = '手' WHERE id = %s"
        assert raised(lambda: cursor.execute(sql, [page.pk]))


def test_a_rollback_does_not(page: Page) -> None:
    def fail() -> None:
        with transaction.atomic():
            Page.objects.filter(pk=page.pk).update(title="架空村")
            transaction.set_rollback(True)

    assert not raised(fail)


def test_a_change_after_a_rolled_back_savepoint_does(page: Page) -> None:
    def half() -> None:
        with transaction.atomic():
            with transaction.atomic():
                Page.objects.filter(pk=page.pk).update(title="架空村")
                transaction.set_rollback(True)
            Page.objects.filter(pk=page.pk).update(title="架空町")

    assert raised(half)


def test_a_transaction_leaves_no_note_behind(page: Page) -> None:
    with transaction.atomic():
        Page.objects.filter(pk=page.pk).update(title="架空村")
        assert ContentChange.objects.count() == len(Audience)
    assert not ContentChange.objects.exists()


def test_the_version_is_raised_at_commit_and_not_before(page: Page) -> None:
    seen = []

    def look() -> None:
        seen.append(value())
        connection.close()

    with transaction.atomic():
        Page.objects.filter(pk=page.pk).update(title="架空村")
        before = ContentVersion.objects.get(audience="public").value
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()
    assert seen == [before]
    assert value() > before


def test_a_writer_waits_for_nobody_before_its_end(page: Page) -> None:
    """The version's row is locked last, so two long transactions do not hinder each other."""
    other = page.add_sibling(instance=Page(title="架空町", slug="kakuu-2"))
    done = threading.Event()

    def write() -> None:
        Page.objects.filter(pk=other.pk).update(title="架空村")
        connection.close()
        done.set()

    with transaction.atomic():
        Page.objects.filter(pk=page.pk).update(title="架空郡")
        thread = threading.Thread(target=write)
        thread.start()
        assert done.wait(5)
    thread.join()


def test_a_scheduled_revision_raises_it(page: Page) -> None:
    page.go_live_at = timezone.now() + timedelta(hours=1)
    assert raised(lambda: page.save_revision().publish())


def test_a_withdrawal_is_told_from_an_addition(page: Page) -> None:
    def withdrawn() -> int:
        return ContentVersion.objects.get(audience="public").withdrawn

    page.unpublish()
    before = withdrawn()
    page.save_revision().publish()
    page.title = "架空町"
    page.save_revision().publish()
    assert withdrawn() == before
    page.refresh_from_db()
    page.unpublish()
    after_unpublish = withdrawn()
    assert after_unpublish > before
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    after_restriction = withdrawn()
    assert after_restriction > after_unpublish
    page.delete()
    assert withdrawn() > after_restriction


def test_every_table_that_readers_see_has_its_triggers() -> None:
    installed = triggers.installed_triggers()
    assert installed == {
        key: triggers._stamp(sql) for key, sql in triggers.wanted_triggers().items()
    }
    tables = {table.name for table in content_tables.content_tables()}
    assert {
        "wagtailcore_page",
        "media_portalimage",
        "wagtailcore_site",
        "wagtailredirects_redirect",
    } <= tables
    assert {table for table, _ in installed} == tables | {"wagtailcore_revision"}


def test_migrate_restores_what_is_missing_and_drops_what_is_not_wanted() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER reading_on_update ON wagtailcore_page")
        problems = triggers.check_triggers(["default"])
        assert [problem.msg.split()[0] for problem in problems] == ["wagtailcore_page"]
        cursor.execute(
            "CREATE TRIGGER reading_on_old AFTER INSERT ON django_session"
            " FOR EACH STATEMENT EXECUTE FUNCTION reading_note_change('changed', 'public')"
        )
    call_command("migrate", verbosity=0)
    assert triggers.check_triggers(["default"]) == []
    assert ("django_session", "reading_on_old") not in triggers.installed_triggers()
    assert ("wagtailcore_page", "reading_on_update") in triggers.installed_triggers()


def test_a_migration_may_change_the_columns_that_triggers_name() -> None:
    before = value()
    call_command("migrate", "news", "0001", verbosity=0)
    installed = triggers.installed_triggers()
    assert ("news_newspage", "reading_on_insert") in installed
    assert ("news_newspage", "reading_on_update") not in installed
    call_command("migrate", "news", verbosity=0)
    assert ("news_newspage", "reading_on_update") in triggers.installed_triggers()
    assert value() > before
