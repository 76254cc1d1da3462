"""A whole site, served for a file of tests that only read."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from cms.api import api
from home.sample.load import sample_load
from tests.browser.furniture import furnish
from tests.fixtures.database import renew_database
from tests.fixtures.live_site import LiveSite, serving


@pytest.fixture(scope="module")
def sample_site(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[LiveSite]:
    """The live site with the sample content; loaded once, since its tests change nothing."""
    with (
        django_db_blocker.unblock(),
        _served(request.config, tmp_path_factory.mktemp("media")) as site,
    ):
        sample_load()
        yield site


@pytest.fixture(scope="module")
def furnished_site(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[LiveSite]:
    """The live site with a page of each type and all its fields: less than the sample, and fast."""
    with (
        django_db_blocker.unblock(),
        _served(request.config, tmp_path_factory.mktemp("media")) as site,
    ):
        furnish()
        yield site


@contextmanager
def _served(config: pytest.Config, media: Path) -> Iterator[LiveSite]:
    try:
        with override_settings(MEDIA_ROOT=media), serving() as site:
            yield site
    finally:
        renew_database(config)


@pytest.fixture(scope="session")
def openapi_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real OpenAPI document, as `/api/v1/openapi.json` sends it."""
    file = tmp_path_factory.mktemp("openapi") / "openapi.json"
    file.write_text(json.dumps(api.document, ensure_ascii=False), "utf-8")
    return file
