"""What stands at an address in each state of a page and of a redirect, and every clause for it."""

from collections.abc import Iterator

import pytest
from django.db import DatabaseError, transaction
from pytest_django import DjangoDbBlocker

from tests.cms.pages.address_mutants import MUTANTS
from tests.cms.pages.address_states import Ask, all_asks, disagreements
from tests.cms.reading.mutation import Mutation

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def asks(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[Ask]]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield all_asks()
        transaction.set_rollback(True)


def test_everything_is_found_that_should_be(asks: list[Ask]) -> None:
    assert list(disagreements(asks)) == []


@pytest.mark.parametrize("mutant", MUTANTS.values(), ids=MUTANTS)
def test_a_missing_clause_is_noticed(
    asks: list[Ask], monkeypatch: pytest.MonkeyPatch, mutant: Mutation
) -> None:
    mutant.apply(monkeypatch)
    assert is_noticed(asks)


def is_noticed(asks: list[Ask]) -> bool:
    """Whether something else is found somewhere, or the search breaks off."""
    try:
        with transaction.atomic():
            return next(disagreements(asks), None) is not None
    except (AttributeError, DatabaseError, LookupError, ValueError):
        return True
