"""A page in each state that a visibility rule tells apart, and who may see it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.auth.models import Group
from wagtail.models import Locale, Page, PageViewRestriction, Site

from cms.reading.viewer import Audience, Viewer
from cms.reading.visibility import is_visible, visible

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)

NOBODY: frozenset[Audience] = frozenset()
MEMBERS = frozenset({Audience.MEMBER})
ALL = frozenset(Audience)

VIEWERS = {audience: Viewer(audience, NOW) for audience in Audience}


@dataclass(frozen=True, slots=True)
class State:
    """One page and the audiences that may see it at NOW."""

    name: str
    page: Page
    seen_by: frozenset[Audience]


class Tree:
    """Grows pages below the front page of the default site, each with its own slug."""

    def __init__(self) -> None:
        self.front = Site.objects.get(is_default_site=True).root_page
        self.states: list[State] = []

    def grow(self, slug: str, parent: Page | None = None, **fields: Any) -> Page:
        parent = Page.objects.get(pk=(parent or self.front).pk)
        return parent.add_child(instance=Page(title=slug, slug=slug, **fields))

    def alias(self, slug: str, source: Page, **fields: Any) -> Page:
        """An alias as Wagtail keeps one, in whatever state the fields say."""
        return self.grow(slug, alias_of=source, **fields)

    def state(self, name: str, page: Page, seen_by: frozenset[Audience]) -> Page:
        self.states.append(State(name, page, seen_by))
        return page


def close(page: Page, kind: str) -> Page:
    """Close a page and what lies below: for members (`login`), by password, or for groups."""
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind, password="x")
    if kind == PageViewRestriction.GROUPS:
        restriction.groups.add(Group.objects.create(name=f"group of {page.slug}"))
    return page


def all_states() -> list[State]:
    """Every state, built into the database."""
    tree = Tree()
    _own_states(tree)
    _below_others(tree)
    _closed(tree)
    _elsewhere(tree)
    _aliases(tree)
    return tree.states


def disagreements_of_q(states: list[State]) -> Iterator[str]:
    """States in which the query says other than it should."""
    for audience, viewer in VIEWERS.items():
        asked = set(visible(Page, viewer).values_list("pk", flat=True))
        for state in states:
            if (state.page.pk in asked) is not (audience in state.seen_by):
                yield f"{state.name} for {audience}"


def disagreements_of_holds(states: list[State]) -> Iterator[str]:
    """States in which the method says other than it should."""
    for audience, viewer in VIEWERS.items():
        for state in states:
            row = Page.objects.get(pk=state.page.pk)
            if is_visible(row, viewer) is not (audience in state.seen_by):
                yield f"{state.name} for {audience}"


def _own_states(tree: Tree) -> None:
    tree.state("live", tree.grow("live"), ALL)
    tree.state("draft", tree.grow("draft", live=False), NOBODY)
    tree.state("goes live now", tree.grow("goes-live-now", go_live_at=NOW), ALL)
    tree.state("goes live later", tree.grow("later", go_live_at=NOW + SECOND), NOBODY)
    tree.state("expires later", tree.grow("expires-later", expire_at=NOW + SECOND), ALL)
    tree.state("expires now", tree.grow("expires-now", expire_at=NOW), NOBODY)
    tree.state("expired", tree.grow("expired", expire_at=NOW - SECOND), NOBODY)


def _below_others(tree: Tree) -> None:
    parents: dict[str, dict[str, Any]] = {
        "draft": {"live": False},
        "expired": {"expire_at": NOW - SECOND},
        "coming": {"go_live_at": NOW + SECOND},
        "just-over": {"expire_at": NOW},
    }
    for name, fields in parents.items():
        parent = tree.grow(f"{name}-parent", **fields)
        child = tree.grow(f"below-{name}", parent)
        tree.state(f"below a parent that is {name}", child, NOBODY)
        tree.state(f"below {name}, two deep", tree.grow(f"deep-{name}", child), NOBODY)
    live = tree.grow("live-parent")
    tree.state("below a live parent", tree.grow("below-live", live), ALL)
    begun = tree.grow("just-begun-parent", go_live_at=NOW)
    tree.state("below a parent that has just begun", tree.grow("below-begun", begun), ALL)
    # A neighbour whose path begins alike must not hide it.
    tree.state("beside a hidden section", tree.grow("beside"), ALL)


def _closed(tree: Tree) -> None:
    for kind, seen_by in (
        (PageViewRestriction.LOGIN, MEMBERS),
        (PageViewRestriction.PASSWORD, NOBODY),
        (PageViewRestriction.GROUPS, NOBODY),
    ):
        section = tree.state(f"closed by {kind}", close(tree.grow(f"closed-{kind}"), kind), seen_by)
        tree.state(f"below closed by {kind}", tree.grow(f"in-{kind}", section), seen_by)


def _elsewhere(tree: Tree) -> None:
    root = Page.objects.get(depth=1)
    outside = root.add_child(instance=Page(title="outside", slug="outside"))
    tree.state("outside every site", outside, NOBODY)
    tree.state("below a page outside", tree.grow("below-outside", outside), NOBODY)
    english, _ = Locale.objects.get_or_create(language_code="en")
    front = root.add_child(
        instance=Page(
            title="en", slug="home-en", locale=english, translation_key=tree.front.translation_key
        )
    )
    tree.state("in the other language", tree.grow("english", front, locale=english), ALL)


def _aliases(tree: Tree) -> None:
    live = tree.grow("source")
    first = tree.state("alias of a live page", tree.alias("alias", live), ALL)
    second = tree.state("alias of an alias", tree.alias("alias-2", first), ALL)
    tree.state("alias thrice", tree.alias("alias-3", second), ALL)
    draft = tree.grow("draft-source", live=False)
    coming = tree.grow("coming-source", go_live_at=NOW + SECOND)
    past = tree.grow("past-source", expire_at=NOW)
    outside = tree.grow("outside-source", Page.objects.get(slug="outside"))
    below = tree.grow("source-below-draft", tree.grow("draft-section", live=False))
    closed = close(tree.grow("closed-source"), PageViewRestriction.LOGIN)
    tree.state("alias that is a draft", tree.alias("alias-draft", live, live=False), NOBODY)
    hidden = tree.state("alias of a draft", tree.alias("alias-of-draft", draft), NOBODY)
    tree.state("alias of that alias", tree.alias("alias-of-that", hidden), NOBODY)
    tree.state("alias of a page to come", tree.alias("alias-of-coming", coming), NOBODY)
    tree.state("alias of a past page", tree.alias("alias-of-past", past), NOBODY)
    tree.state("alias of a page outside", tree.alias("alias-of-outside", outside), NOBODY)
    tree.state("alias from a hidden section", tree.alias("alias-of-below", below), NOBODY)
    tree.state("alias of a closed page", tree.alias("alias-of-closed", closed), MEMBERS)
