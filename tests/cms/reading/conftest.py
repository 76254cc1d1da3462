"""Page states, built once for a module and rolled back."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.cms.reading.page_states import State, all_states


@pytest.fixture(scope="module")
def states(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[State]]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield all_states()
        transaction.set_rollback(True)
