"""What a visitor sees when there is nothing to see: 404, 500 and 503, as production shows them."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from itertools import product
from typing import Any, Literal
from unittest.mock import patch

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from playwright.sync_api import Page

from home.models import FrontPage
from tests.browser.test_accessibility import RULES
from tests.browser.test_layout import TOO_WIDE
from tests.factories.home import ContactPointFactory, StandardPageFactory


@contextmanager
def broken() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    with patch.object(FrontPage, "detail", side_effect=ValueError("broken")):
        yield
    logging.disable(logging.NOTSET)


@contextmanager
def no_database() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    with patch.dict(connection.settings_dict, HOST="/nowhere", PORT="1"):
        yield
    logging.disable(logging.NOTSET)


SCHEMES: list[Literal["light", "dark"]] = ["light", "dark"]
CASES: dict[int, Any] = {404: nullcontext, 500: broken, 503: no_database}


@pytest.mark.parametrize("status", CASES)
def test_a_failure_is_told_in_japanese_and_well_set(page: Page, status: int) -> None:
    StandardPageFactory(title="お問い合わせ", show_in_menus=True)
    ContactPointFactory(topic="サイトについて")
    with CASES[status]():
        for scheme, width in product(SCHEMES, (320, 768, 1280)):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 700})
            answer = page.goto("/nowhere/" if status == 404 else "/")
            assert answer is not None
            assert answer.status == status
            assert page.locator("html").get_attribute("lang") == "ja"
            assert page.locator("h1").count() == 1
            assert page.locator("main").get_by_role("link", name="トップページ").is_visible()
            found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
            assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
            assert page.evaluate(TOO_WIDE) == []
