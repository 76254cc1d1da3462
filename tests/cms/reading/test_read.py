"""The gate: what it narrows, what it refuses, and what it costs."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from cms.reading.context import ReadContext
from cms.reading.read import ReadError, count, read, read_one, read_row, read_slice
from cms.reading.shapes import needs
from cms.reading.viewer import Viewer
from tests.cms.reading.page_states import NOW, Tree, close

pytestmark = pytest.mark.django_db

PUBLIC = Viewer.public(NOW)


def title(page: Page, context: ReadContext) -> str:
    return str(page.title)


@needs("alias_of")
def title_of_source(page: Page, context: ReadContext) -> str | None:
    return None if page.alias_of is None else str(page.alias_of.title)


@needs("aliases")
def titles_of_aliases(page: Page, context: ReadContext) -> list[str]:
    return [str(alias.title) for alias in page.aliases.all()]


@needs("aliases__alias_of")
def source_through_aliases(page: Page, context: ReadContext) -> list[str]:
    return [str(alias.alias_of.title) for alias in page.aliases.all()]


@pytest.fixture
def tree() -> Tree:
    return Tree()


def pages(tree: Tree) -> Any:
    return Page.objects.descendant_of(tree.front).order_by("path")


def test_hidden_expired_and_closed_rows_are_absent(tree: Tree):
    tree.grow("live")
    tree.grow("draft", live=False)
    tree.grow("expired", expire_at=NOW)
    close(tree.grow("members"), PageViewRestriction.LOGIN)
    assert read(pages(tree), PUBLIC, title) == ["live"]
    assert count(pages(tree), PUBLIC) == 1
    assert read(pages(tree), Viewer.member(NOW), title) == ["live", "members"]


def test_go_live_and_expiry_happen_at_their_moment(tree: Tree):
    tree.grow("short", go_live_at=NOW, expire_at=NOW + timedelta(seconds=10))
    moments = {-1: [], 0: ["short"], 9: ["short"], 10: []}
    for seconds, expected in moments.items():
        viewer = Viewer.public(NOW + timedelta(seconds=seconds))
        assert read(pages(tree), viewer, title) == expected


def test_a_hidden_ancestor_hides(tree: Tree):
    tree.grow("below", tree.grow("section", live=False))
    assert read(pages(tree), PUBLIC, title) == []


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda rows: rows, id="plainly"),
        pytest.param(lambda rows: rows.select_related("alias_of"), id="joined"),
        pytest.param(lambda rows: rows.prefetch_related("alias_of"), id="prefetched"),
        pytest.param(lambda rows: rows.filter(alias_of__live=False), id="filtered by it"),
    ],
)
def test_a_hidden_target_is_none_however_it_was_asked_for(
    tree: Tree, ask: Callable[[QuerySet[Page]], QuerySet[Page]]
):
    # Live for the members who see its source, so the source is what must not show.
    source = close(tree.grow("source", live=False), PageViewRestriction.LOGIN)
    alias = tree.alias("alias", source)
    row = ask(Page.objects.filter(pk=alias.pk)).get()
    assert read_row(row, PUBLIC, title_of_source) is None


@pytest.mark.parametrize("ask", [lambda rows: rows, lambda rows: rows.prefetch_related("aliases")])
def test_hidden_rows_of_a_to_many_are_absent(
    tree: Tree, ask: Callable[[QuerySet[Page]], QuerySet[Page]]
):
    source = tree.grow("source")
    tree.alias("seen", source)
    tree.alias("hidden", source, live=False)
    rows = ask(Page.objects.filter(pk=source.pk))
    assert read(rows, PUBLIC, titles_of_aliases) == [["seen"]]
    assert read_one(rows, PUBLIC, titles_of_aliases) == ["seen"]
    assert read_row(rows.get(), PUBLIC, titles_of_aliases) == ["seen"]
    assert read(rows, PUBLIC, source_through_aliases) == [["source"]]


def test_relations_cached_on_a_row_in_hand_are_dropped(tree: Tree):
    source = tree.grow("source", live=False)
    row = Page.objects.get(pk=tree.alias("alias", source).pk)
    assert row.alias_of.title == "source"
    assert read_row(row, PUBLIC, title_of_source) is None
    assert row.alias_of.title == "source", "the caller's row stays as it was"


def test_either_or_is_narrowed_as_a_whole(tree: Tree):
    tree.grow("live")
    tree.grow("draft", live=False)
    both = Page.objects.filter(slug="live") | Page.objects.filter(slug="draft")
    assert read(both, PUBLIC, title) == ["live"]


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda rows: rows[:5], id="sliced"),
        pytest.param(lambda rows: rows.union(rows), id="union"),
        pytest.param(lambda rows: rows.intersection(rows), id="intersection"),
        pytest.param(lambda rows: rows.difference(rows), id="difference"),
        pytest.param(lambda rows: rows.defer("title"), id="deferred"),
        pytest.param(lambda rows: rows.only("title"), id="only"),
        pytest.param(lambda rows: rows.values("title"), id="values"),
        pytest.param(lambda rows: rows.values_list("title"), id="values list"),
        pytest.param(lambda rows: rows.order_by("slug").distinct("slug"), id="distinct on"),
        pytest.param(lambda rows: rows.specific(), id="specific"),
    ],
)
def test_what_cannot_be_narrowed_is_refused(tree: Tree, ask: Callable[[QuerySet[Page]], Any]):
    tree.grow("live")
    rows = ask(pages(tree))
    for gate in (
        lambda: read(rows, PUBLIC, title),
        lambda: read_one(rows, PUBLIC, title),
        lambda: read_slice(rows, PUBLIC, title, offset=0, limit=5),
        lambda: count(rows, PUBLIC),
    ):
        with pytest.raises(ReadError):
            gate()


def test_a_join_that_repeats_rows_is_refused(tree: Tree):
    source = tree.grow("source")
    tree.alias("one", source)
    tree.alias("two", source)
    rows = Page.objects.filter(aliases__live=True)
    with pytest.raises(ReadError, match="repeats"):
        read(rows, PUBLIC, title)


def test_a_forgotten_relation_is_noticed_with_one_row(tree: Tree):
    tree.alias("alias", tree.grow("source"))

    def forgetful(page: Page, context: ReadContext) -> Any:
        return page.alias_of and page.alias_of.title

    with pytest.raises(ReadError, match="needs"):
        read(pages(tree).filter(slug="alias"), PUBLIC, forgetful)


@pytest.mark.parametrize("shape", [title, title_of_source, titles_of_aliases])
def test_one_row_and_a_hundred_cost_the_same(tree: Tree, shape: Callable[..., Any]):
    costs = []
    for many in (1, 19, 80):
        for number in range(many):
            tree.alias(f"alias-{many}-{number}", tree.grow(f"source-{many}-{number}"))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            read(pages(tree), PUBLIC, shape)
        costs.append(len(queries))
    assert costs == [costs[0]] * 3


def test_slices_follow_one_order_and_count_everything(tree: Tree):
    for number in range(25):
        tree.grow(f"page-{number}", go_live_at=NOW)
    tree.grow("draft", live=False)
    same = Page.objects.descendant_of(tree.front).order_by("go_live_at")
    slices = [read_slice(same, PUBLIC, title, offset=at, limit=10) for at in (0, 10, 20, 30)]
    assert [len(part.items) for part in slices] == [10, 10, 5, 0]
    assert {part.count for part in slices} == {25}
    assert len({item for part in slices for item in part.items}) == 25


def test_nothing_and_more_than_one(tree: Tree):
    assert read(Page.objects.none(), PUBLIC, title) == []
    assert read_one(Page.objects.filter(slug="none"), PUBLIC, title) is None
    assert read_slice(Page.objects.none(), PUBLIC, title, offset=0, limit=5).count == 0
    tree.grow("one")
    tree.grow("two")
    with pytest.raises(ReadError, match="More than one"):
        read_one(pages(tree), PUBLIC, title)
