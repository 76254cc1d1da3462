import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Furnished

FOCUSED = "document.activeElement"
OUTLINE = f"getComputedStyle({FOCUSED}).outlineWidth"


def focus_names(reader: Page, steps: int) -> list[str]:
    """What the tab key reaches, one step after the other."""
    names = []
    for _ in range(steps):
        reader.keyboard.press("Tab")
        names.append(
            reader.evaluate(f"{FOCUSED}.getAttribute('aria-label') || {FOCUSED}.textContent.trim()")
        )
    return names


def test_the_skip_link_comes_first_and_leads_to_the_content(
    reader: Page, furnished: Furnished
) -> None:
    reader.goto(furnished.paths["news"])
    reader.keyboard.press("Tab")
    skip = reader.locator(".skip").first
    assert skip.is_visible()
    assert reader.evaluate(f"{FOCUSED}.textContent") == "本文へ移動"
    reader.keyboard.press("Enter")
    assert reader.evaluate(f"{FOCUSED}.id") == "main"
    reader.keyboard.press("Tab")
    assert reader.evaluate(f"{FOCUSED}.closest('main') !== null")


def test_the_tab_key_goes_through_navigation_and_map(reader: Page, furnished: Furnished) -> None:
    reader.set_viewport_size({"width": 1280, "height": 900})
    reader.goto(furnished.paths["front"])
    names = focus_names(reader, 70)
    assert names.index("ホーム") < names.index("北海道 1市区町村") < names.index("沖縄県 0市区町村")
    assert "メニュー" not in names


def test_what_has_the_focus_is_seen(reader: Page, furnished: Furnished) -> None:
    reader.goto(furnished.paths["front"])
    reader.keyboard.press("Tab")
    reader.keyboard.press("Tab")
    assert reader.evaluate(OUTLINE) == "4px"
    reader.locator(".tiles a").first.focus()
    reader.keyboard.press("Tab")
    assert reader.evaluate(OUTLINE.replace(FOCUSED, f"{FOCUSED}.querySelector('rect')")) == "4px"


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_of_a_phone_opens_and_escape_closes_it(
    reader: Page, furnished: Furnished, key: str
) -> None:
    reader.set_viewport_size({"width": 390, "height": 800})
    reader.goto(furnished.paths["news"])
    home = reader.locator(".mainnav a", has_text="ホーム")
    assert not home.is_visible()
    reader.locator(".mainnav summary").focus()
    reader.keyboard.press(key)
    assert home.is_visible()
    reader.keyboard.press("Tab")
    reader.keyboard.press("Escape")
    assert not home.is_visible()
    assert reader.evaluate(f"{FOCUSED}.tagName") == "SUMMARY"


def test_a_tile_leads_to_the_list_of_its_prefecture(reader: Page, furnished: Furnished) -> None:
    reader.goto(furnished.paths["front"])
    reader.locator(".tiles a", has_text="福井").click()
    assert reader.url.endswith("/organizations/?prefecture=18")
    assert "池田町" in (reader.locator(".bodies").text_content() or "")
