"""The sample content, loaded once for all tests of a file and taken back after them."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from home.sample.load import SampleResult, sample_load


@pytest.fixture(scope="module")
def first_load(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[SampleResult]:
    """What the first load has added. Each test works inside its own savepoint."""
    folder = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=folder), transaction.atomic():
        yield sample_load()
        transaction.set_rollback(True)
