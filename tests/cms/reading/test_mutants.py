"""Each clause of each visibility rule is needed: taken out, a state is judged wrongly.

Mutation testing in process: the module's source is compiled once more with one clause gone, its
rules take the place of the real ones, and the states of `page_states` must notice.
"""

import types
from collections.abc import Iterator
from pathlib import Path

import pytest
from wagtail.models import Page

from cms.reading import visibility
from tests.cms.reading.page_states import State, disagreements

pytestmark = pytest.mark.django_db

SOURCE = Path(visibility.__file__).read_text(encoding="utf-8")

CLAUSES = {
    "q: live": ("Q(live=True) & began", "began"),
    "q: go-live": ("& began & ends_later", "& ends_later"),
    "q: go-live at the very moment": ("go_live_at__lte", "go_live_at__lt"),
    "q: expiry": ("& began & ends_later", "& began"),
    "q: expiry at the very moment": ("expire_at__gt=", "expire_at__gte="),
    "q: own state": ("self._open_q(viewer)\n            & ~Exists(hidden", "Q() & ~Exists(hidden"),
    "q: ancestors": ('& ~Exists(hidden.filter(_is_prefix("path")))', ""),
    "q: closed sections": ('& ~Exists(self._closed(viewer).filter(_is_prefix("page__path")))', ""),
    "q: below a site": ('& Exists(_roots().filter(_is_prefix("path")))', ""),
    "q: every language of a site": (
        "Page.objects.filter(translation_key__in=keys)\n\n\n_foreign",
        "Page.objects.filter(sites_rooted_here__isnull=False)\n\n\n_foreign",
    ),
    "q: alias source": ("            & source\n", ""),
    "q: alias of an alias": ("if chain:", "if False:"),
    "length of the chain": ("ALIAS_CHAIN = 3", "ALIAS_CHAIN = 4"),
    "members pass a sign-in": ("if viewer.audience is Audience.MEMBER:", "if False:"),
    "the public does not": ("if viewer.audience is Audience.MEMBER:", "if True:"),
    "holds: live": ("return row.live and began", "return began"),
    "holds: go-live": ("and began and ends_later", "and ends_later"),
    "holds: go-live at the very moment": ("row.go_live_at <= viewer", "row.go_live_at < viewer"),
    "holds: expiry": ("and began and ends_later", "and began"),
    "holds: expiry at the very moment": ("row.expire_at > viewer", "row.expire_at >= viewer"),
    "holds: own state": ("self._is_open(row, viewer)\n            and all", "all"),
    "holds: ancestors": (
        "            and all(self._is_open(page, viewer) for page in row.get_ancestors())\n",
        "",
    ),
    "holds: closed sections": (
        "and not self._closed(viewer).filter(page__in=row.get_ancestors(inclusive=True)).exists()",
        "",
    ),
    "holds: below a site": (
        "and Site.objects.filter(root_page__in=self._same_tree(row)).exists()",
        "",
    ),
    "holds: alias source": ("row.alias_of is None\n", "True\n"),
}


@pytest.fixture
def mutant(request: pytest.FixtureRequest) -> Iterator[None]:
    """Put the rules of a changed module in the place of the real ones."""
    before, after = request.param
    assert before in SOURCE, "The clause has been rewritten: rewrite it here too."
    module = types.ModuleType("mutant")
    module.__dict__["__name__"] = visibility.__name__
    code = compile(SOURCE.replace(before, after), visibility.__file__, "exec")
    exec(code, module.__dict__)  # noqa: S102  # our own source
    kept = dict(visibility._foreign)
    visibility._foreign[Page] = module.PageRule()
    yield
    visibility._foreign.clear()
    visibility._foreign.update(kept)


@pytest.mark.parametrize("mutant", CLAUSES.values(), ids=CLAUSES, indirect=True)
@pytest.mark.usefixtures("mutant")
def test_a_missing_clause_is_noticed(states: list[State]):
    assert disagreements(states) != []
