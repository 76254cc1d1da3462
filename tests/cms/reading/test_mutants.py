"""Each clause of each visibility rule is needed: taken out, a state is judged wrongly.

Mutation testing in process: the module's source is compiled once more with one clause gone, its
rules take the place of the real ones, and the states of `page_states` must notice.
"""

import types
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from wagtail.models import Page

from cms.reading import horizon, visibility
from tests.cms.reading.page_states import State, disagreements_of_holds, disagreements_of_q

pytestmark = pytest.mark.django_db

sources = import_module("cms.reading.migrations.0003_sections_and_sources")

SOURCES = {
    module: Path(str(module.__file__)).read_text(encoding="utf-8")
    for module in (horizon, visibility, sources)
}

CLAUSES = {
    "q: live": ("SELECT live\n    AND", "SELECT"),
    "q: go-live": ("AND (go_live_at IS NULL OR go_live_at <= moment)", ""),
    "q: go-live at the very moment": ("go_live_at <= moment", "go_live_at < moment"),
    "q: expiry": ("AND (expire_at IS NULL OR expire_at > moment)", ""),
    "q: expiry at the very moment": ("expire_at > moment", "expire_at >= moment"),
    "q: closed sections": ("AND NOT path LIKE ANY (closed)", ""),
    "q: below a site": ("AND path LIKE ANY (open)", ""),
    "q: own state": (
        "reading_page_is_open(%(live)s, %(go_live_at)s, %(expire_at)s, %(path)s, %(look)s)\n",
        "ROW(%(look)s) IS NOT NULL\n",
    ),
    "q: alias source": (
        "AND (%(alias_of_id)s IS NULL OR reading_sources_are_seen(%(alias_of_id)s, %(look)s))",
        "AND ROW(%(look)s) IS NOT NULL",
    ),
    "horizon: live": ("Q(live=True) & began", "began"),
    "horizon: go-live": ("& began & ends_later", "& ends_later"),
    "horizon: go-live at the very moment": ("go_live_at__lte", "go_live_at__lt"),
    "horizon: expiry": ("& began & ends_later", "& began"),
    "horizon: expiry at the very moment": ("expire_at__gt=", "expire_at__gte="),
    "horizon: hidden sections": (
        "hidden.values_list(",
        "hidden.none().values_list(",
    ),
    "horizon: restrictions": (
        "restrictions(viewer).values_list(",
        "restrictions(viewer).none().values_list(",
    ),
    "horizon: only the topmost": ("not path.startswith(kept[-1])", "False"),
    "horizon: every language": ("translation_key__in=fronts)", "sites_rooted_here__isnull=False)"),
    "members pass a sign-in": ("if viewer.audience is Audience.MEMBER:", "if False:"),
    "the public does not": ("if viewer.audience is Audience.MEMBER:", "if True:"),
    "source: own state": (
        "reading_page_is_open(live, go_live_at, expire_at, path, moment, closed, open)",
        "true",
    ),
    "source: the whole chain": ("JOIN chain ON p.id = chain.alias_of_id", "JOIN chain ON false"),
    "holds: live": ("return bool(page.live) and began", "return began"),
    "holds: go-live": ("and began and ends_later", "and ends_later"),
    "holds: go-live at the very moment": ("page.go_live_at <= viewer", "page.go_live_at < viewer"),
    "holds: expiry": ("and began and ends_later", "and began"),
    "holds: expiry at the very moment": ("page.expire_at > viewer", "page.expire_at >= viewer"),
    "holds: own state": (
        "for page in [row, *row.get_ancestors()]",
        "for page in row.get_ancestors()",
    ),
    "holds: ancestors": ("for page in [row, *row.get_ancestors()]", "for page in [row]"),
    "holds: closed sections": (
        "and not restrictions(viewer).filter(page__in=line).exists()",
        "",
    ),
    "holds: below a site": (
        "and Site.objects.filter(root_page__translation_key__in=keys).exists()",
        "",
    ),
    "holds: alias source": ("and (row.alias_of is None or self.holds(row.alias_of, viewer))", ""),
}


@pytest.fixture
def mutant(request: pytest.FixtureRequest) -> Iterator[None]:
    """Put the rules of a changed module in the place of the real ones."""
    before, after = request.param
    original = next((module for module, source in SOURCES.items() if before in source), None)
    assert original is not None, "The clause has been rewritten: rewrite it here too."
    changed = _execute(original, SOURCES[original].replace(before, after))
    if original is horizon:
        changed = _execute(visibility, SOURCES[visibility], vars(changed))
    elif original is sources:
        with connection.cursor() as cursor:
            cursor.execute(changed.PAGE_IS_OPEN)
            cursor.execute(changed.SOURCES_ARE_SEEN)
        changed = visibility
    kept = dict(visibility._foreign)
    visibility._foreign[Page] = changed.PageRule()
    yield
    visibility._foreign.clear()
    visibility._foreign.update(kept)


def _execute(original: types.ModuleType, source: str, below: dict[str, Any] | None = None) -> Any:
    """A module from changed source; `below` takes the place of what it imports from horizon."""
    module = types.ModuleType(original.__name__)
    if below:
        names = ("PageIsSeen", "horizon", "is_open", "restrictions")
        kept = {name: getattr(horizon, name) for name in names}
        for name in names:
            setattr(horizon, name, below[name])
    try:
        exec(compile(source, str(original.__file__), "exec"), module.__dict__)  # noqa: S102  # our own
    finally:
        if below:
            for name, value in kept.items():
                setattr(horizon, name, value)
    return module


@pytest.mark.parametrize(
    ("mutant", "disagreements"),
    [
        pytest.param(
            change, disagreements_of_holds if "holds" in name else disagreements_of_q, id=name
        )
        for name, change in CLAUSES.items()
    ],
    indirect=["mutant"],
)
@pytest.mark.usefixtures("mutant")
def test_a_missing_clause_is_noticed(
    states: list[State], disagreements: Callable[[list[State]], Iterator[str]]
):
    assert next(disagreements(states), None) is not None
