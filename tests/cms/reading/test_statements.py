"""Statements that are compiled once: they run again with other values, on any connection."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.db.models import BigIntegerField
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page

from cms.reading import relations
from cms.reading.context import ReadContext
from cms.reading.plans import plan_for
from cms.reading.read import read_key
from cms.reading.statements import AnyOf, Statement
from cms.reading.viewer import Audience, Viewer
from cms.users.models import User
from tests.cms.reading.page_states import NOW, Tree

PUBLIC = Viewer.public(NOW)


def title(page: Page, context: ReadContext) -> str:
    return str(page.title)


def by_key(queryset: Any) -> Statement:
    return Statement(queryset.filter(AnyOf("pk", "keys", BigIntegerField())))


@pytest.mark.django_db
class TestStatement:
    def test_runs_again_with_other_values(self):
        first, second = Locale.objects.order_by("pk")[:2]
        statement = by_key(Locale.objects.all())

        assert statement.run({"keys": [first.pk]}) == [first]
        assert statement.run({"keys": [second.pk]}) == [second]
        assert statement.run({"keys": []}) == []

    def test_yields_what_the_queryset_would(self):
        pages = Page.objects.order_by("path").select_related("locale")
        keys = list(pages.values_list("pk", flat=True))
        tuples = pages.values_list("path", "first_published_at", "translation_key")

        (*_, page) = by_key(pages).run({"keys": keys})

        assert by_key(tuples).run({"keys": keys}) == list(tuples)
        with CaptureQueriesContext(connection) as captured:
            assert page.locale.language_code == "ja"
        assert len(captured) == 0

    def test_is_counted_and_can_be_refused_like_any_other(self):
        statement = by_key(Locale.objects.all())

        with CaptureQueriesContext(connection) as captured:
            statement.run({"keys": [1]})

        assert len(captured) == 1

        def refuse(*args: Any) -> None:
            raise LookupError

        with connection.execute_wrapper(refuse), pytest.raises(LookupError):
            statement.run({"keys": [1]})


@pytest.mark.django_db(transaction=True)
def test_a_statement_runs_on_the_connection_of_each_thread():
    statement = by_key(Locale.objects.all())
    keys = list(Locale.objects.values_list("pk", flat=True))

    def ask() -> tuple[int, int]:
        try:
            found = len(statement.run({"keys": keys}))
            return found, connection.connection.info.backend_pid
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as threads:
        found, process = threads.submit(ask).result()

    assert found == len(keys)
    assert process != connection.connection.info.backend_pid


@pytest.mark.django_db
def test_a_row_is_read_by_its_key_while_it_is_visible():
    tree = Tree()
    seen, hidden = tree.grow("seen"), tree.grow("hidden", live=False)

    assert read_key(Page, seen.pk, PUBLIC, title) == "seen"
    assert read_key(Page, hidden.pk, PUBLIC, title) is None
    assert read_key(Page, 0, PUBLIC, title) is None


@pytest.mark.django_db
def test_rows_are_fetched_by_the_tree_of_the_moment_not_of_the_first_read():
    tree = Tree()
    section = tree.grow("section")
    below = tree.grow("below", section)
    assert relations.fetch(Page, [below.pk], {}, PUBLIC).keys() == {below.pk}

    Page.objects.filter(pk=section.pk).update(live=False)

    assert relations.fetch(Page, [below.pk], {}, PUBLIC) == {}


def test_a_many_to_many_relation_is_refused(monkeypatch: pytest.MonkeyPatch):
    from cms.reading.visibility import Everyone

    monkeypatch.setattr(User, "visibility", Everyone(), raising=False)
    monkeypatch.setattr(Group, "visibility", Everyone(), raising=False)
    with pytest.raises(TypeError, match="table between"):
        plan_for(User, {"groups": {}}, Audience.PUBLIC)
