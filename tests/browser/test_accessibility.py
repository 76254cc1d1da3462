from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Furnished

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing_on_any_page(
    reader: Page, furnished: Furnished, scheme: Literal["light", "dark"], width: int
) -> None:
    reader.emulate_media(color_scheme=scheme)
    reader.set_viewport_size({"width": width, "height": 900})
    found = []
    for name, path in furnished.paths.items():
        reader.goto(path)
        for violation in Axe().run(reader, options={"runOnly": RULES}).response["violations"]:
            nodes = [node["html"][:160] for node in violation["nodes"]]
            found.append((name, violation["id"], nodes))
    assert found == []


def test_every_page_says_what_it_is(reader: Page, furnished: Furnished) -> None:
    for name, path in furnished.paths.items():
        reader.goto(path)
        assert reader.locator("h1").count() == 1, name
        assert reader.locator("html").get_attribute("lang") == "ja", name
        assert reader.locator("header, main, footer").count() >= 3, name
        if name == "not found":
            continue
        assert reader.locator("link[rel=canonical]").count() == 1, name
        json = reader.locator("link[rel=alternate][type='application/json']")
        assert "/api/v1/" in (json.get_attribute("href") or ""), name
        if name != "front":
            assert reader.locator(".crumbs [aria-current=page]").count() == 1, name


def test_a_cancelled_event_says_so_in_words(reader: Page, furnished: Furnished) -> None:
    reader.goto(furnished.paths["cancelled event"])
    assert reader.get_by_text("このイベントは中止になりました。").is_visible()
    reader.goto(furnished.paths["event index"])
    row = reader.locator(".happenings > li", has_text="架空の物産展")
    assert row.get_by_text("中止", exact=True).is_visible()
