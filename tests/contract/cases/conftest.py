"""A visitor at the outermost door: the live site, asked over HTTP."""

from collections.abc import Iterator

import httpx
import pytest

from tests.fixtures.live_site import LiveSite


@pytest.fixture
def visitor(live_site: LiveSite) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=live_site.url, timeout=30) as client:
        yield client
