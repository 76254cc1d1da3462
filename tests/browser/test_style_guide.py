"""Every part in every state, looked at by axe; see home/development."""

from collections.abc import Iterator
from itertools import product
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import override_settings
from django.urls import clear_url_caches, set_urlconf
from playwright.sync_api import Page

from tests.browser.conftest import Furnished
from tests.browser.test_accessibility import RULES
from tests.browser.test_layout import TOO_WIDE

SCHEMES: list[Literal["light", "dark"]] = ["light", "dark"]


@pytest.fixture(autouse=True)
def _development() -> Iterator[None]:
    with override_settings(ROOT_URLCONF="home.development.urls"):
        yield
    clear_url_caches()
    set_urlconf(None)


def test_axe_finds_nothing_in_any_part(reader: Page, furnished: Furnished) -> None:
    assert settings.ROOT_URLCONF == "home.development.urls"
    for scheme, width in product(SCHEMES, (320, 1280)):
        reader.emulate_media(color_scheme=scheme)
        reader.set_viewport_size({"width": width, "height": 900})
        answer = reader.goto("/styleguide/")
        assert answer is not None
        assert answer.status == 200
        found = Axe().run(reader, options={"runOnly": RULES}).response["violations"]
        assert [(each["id"], [n["html"][:160] for n in each["nodes"]]) for each in found] == []
        assert reader.evaluate(TOO_WIDE) == []
