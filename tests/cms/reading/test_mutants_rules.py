"""Each clause of the rules for files and for dependent rows is needed, as `test_mutants` shows it.

A function of the module is compiled once more with one clause changed and put in its place; the
cases of `rule_states` must notice.
"""

from collections.abc import Callable, Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker
from wagtail.contrib.redirects.models import Redirect

from cms.reading import visibility
from cms.reading.visibility import Everyone, Follows
from members.models import Organization
from news.models import EventBody
from tests.cms.reading.mutation import Mutation
from tests.cms.reading.page_states import VIEWERS
from tests.cms.reading.rule_mutants import BOTH, METHOD, QUERY
from tests.cms.reading.rule_states import (
    Case,
    all_cases,
    disagreements_of_holds,
    disagreements_of_q,
)

pytestmark = pytest.mark.django_db

type Disagreements = Callable[[list[Case]], Iterator[str]]

MUTANTS = [
    *(pytest.param(disagreements_of_q, mutant, id=f"q: {name}") for name, mutant in QUERY.items()),
    *(
        pytest.param(disagreements_of_holds, mutant, id=f"holds: {name}")
        for name, mutant in METHOD.items()
    ),
    *(
        pytest.param(noticed_by, mutant, id=f"{way}: {name}")
        for name, mutant in BOTH.items()
        for way, noticed_by in (("q", disagreements_of_q), ("holds", disagreements_of_holds))
    ),
]


@pytest.fixture(scope="module")
def cases(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[Case]]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield all_cases()
        transaction.set_rollback(True)


def test_query_and_method_agree_with_every_case(cases: list[Case]) -> None:
    assert list(disagreements_of_q(cases)) == []
    assert list(disagreements_of_holds(cases)) == []


def test_registers_that_hide_nothing_are_not_asked() -> None:
    """A clause that changes no answer, only what it costs."""
    for viewer in VIEWERS.values():
        rows = visibility.visible(EventBody, viewer, came_by="page")
        assert Organization._meta.db_table not in str(rows.query)


@pytest.mark.parametrize(("disagreements", "mutant"), MUTANTS)
def test_a_missing_clause_is_noticed(
    cases: list[Case],
    monkeypatch: pytest.MonkeyPatch,
    disagreements: Disagreements,
    mutant: Mutation,
) -> None:
    mutant.apply(monkeypatch)
    assert is_noticed(disagreements, cases)


@pytest.mark.parametrize("rule", [None, Everyone(), Follows()], ids=["none", "everyone", "nothing"])
@pytest.mark.parametrize("disagreements", [disagreements_of_q, disagreements_of_holds])
def test_redirects_without_their_rule_are_noticed(
    cases: list[Case],
    monkeypatch: pytest.MonkeyPatch,
    disagreements: Disagreements,
    rule: Everyone | Follows | None,
) -> None:
    monkeypatch.delitem(visibility._foreign, Redirect)
    if rule is not None:
        monkeypatch.setitem(visibility._foreign, Redirect, rule)
    assert is_noticed(disagreements, [case for case in cases if isinstance(case.row, Redirect)])


def is_noticed(disagreements: Disagreements, cases: list[Case]) -> bool:
    """Whether a case is judged wrongly, or not at all."""
    try:
        return next(disagreements(cases), None) is not None
    except LookupError:
        return True
