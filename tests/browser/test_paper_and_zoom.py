"""Every type of page on paper and at twice its size: all of it there, nothing cut off."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Furnished, serve_images
from tests.browser.test_layout import TOO_WIDE

PAPER = 673
"""Width of the text of an A4 page within the margins of print.css, in CSS pixels."""

CUT_OFF = """() => {
  const hides = (element) => ["hidden", "clip"].includes(getComputedStyle(element).overflowX);
  const isCut = (element) => element.scrollWidth > element.clientWidth + 1;
  return [...document.querySelectorAll("body *:not(svg, svg *, .unseen)")]
    .filter((element) => element.innerText?.trim() && hides(element) && isCut(element))
    .map((element) => element.outerHTML.slice(0, 80));
}"""

AFTER = "link => getComputedStyle(link, '::after').content"


@pytest.fixture
def zoomed(browser: Browser, furnished: Furnished) -> Any:
    """A window of 1280 pixels at 200 %: half as many pixels, each twice as large."""
    context = browser.new_context(
        base_url=furnished.url,
        locale="ja-JP",
        viewport={"width": 640, "height": 450},
        device_scale_factor=2,
    )
    serve_images(context, furnished.media)
    yield context.new_page()
    context.close()


def test_at_twice_the_size_nothing_is_cut_off_or_beside_the_edge(
    zoomed: Page, furnished: Furnished
) -> None:
    for name, path in furnished.paths.items():
        zoomed.goto(path)
        assert zoomed.evaluate(TOO_WIDE) == [], name
        assert zoomed.evaluate(CUT_OFF) == [], name


def test_on_paper_nothing_is_cut_off_and_the_address_stands_there(
    reader: Page, furnished: Furnished
) -> None:
    reader.emulate_media(media="print")
    reader.set_viewport_size({"width": PAPER, "height": 1000})
    for name, path in furnished.paths.items():
        reader.goto(path)
        assert reader.locator("h1").first.is_visible(), name
        assert reader.evaluate(TOO_WIDE) == [], name
        assert reader.evaluate(CUT_OFF) == [], name
        if name != "not found":
            address = reader.locator(".printed-address")
            assert address.is_visible(), name
            assert address.inner_text() == reader.url.partition("?")[0], name
        links = reader.locator(".prose a[href^=http]")
        if links.count():
            assert "（" in links.first.evaluate(AFTER), name


def test_on_the_screen_the_address_is_the_browsers_own_affair(
    reader: Page, furnished: Furnished
) -> None:
    reader.goto(furnished.paths["news"])
    assert not reader.locator(".printed-address").is_visible()
