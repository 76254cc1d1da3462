"""What every test has: its own cache and media, a clock to stop, no network."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.cache import caches
from pytest_django import Settings

from cms.settings.base import VAR_DIR

pytest_plugins = [
    "tests.fixtures.database",
    "tests.fixtures.live_site",
    "tests.fixtures.browser",
]

NOW = datetime.datetime(2026, 4, 15, 10, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
"""When the tests that ask for `clock` take place: a Wednesday morning early in the fiscal year."""

SHARED = VAR_DIR / "test-media"
"""What the settings say, and no test may use."""


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Stops time at NOW; `clock.move_to(...)` and `clock.shift(...)` change it."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def _own_media(settings: Settings, tmp_path: Path) -> None:
    if settings.MEDIA_ROOT == SHARED:  # else a site that a whole file reads has its own
        settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    for cache in caches.all(initialized_only=True):
        cache.clear()
