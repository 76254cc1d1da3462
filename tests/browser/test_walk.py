"""The tab key reaches everything on every type of page, shows where it is, and is never caught."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Furnished

REACHABLE = """() => [...document.querySelectorAll(
    "a[href], button, input, select, summary, [tabindex='0']")]
  .filter((element) => element.checkVisibility({ contentVisibilityAuto: true })).length"""

STEP = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const isSame = element === window.before;  // a date has a stop for each of its parts
  window.before = element;
  if (!isSame) element.dataset.walked = (Number(element.dataset.walked) || 0) + 1;
  const drawn = element.closest("svg") ? element.querySelector("rect") : element;
  const outline = (each) => each ? parseFloat(getComputedStyle(each).outlineWidth) : 0;
  const box = drawn.getBoundingClientRect();
  return {
    what: element.outerHTML.slice(0, 80),
    isSame,
    times: Number(element.dataset.walked),
    outline: Math.max(outline(drawn), outline(element.closest(".card"))),
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


@pytest.mark.parametrize("width", [320, 1280])
def test_the_tab_key_walks_through_every_page(
    reader: Page, furnished: Furnished, width: int
) -> None:
    reader.emulate_media(reduced_motion="reduce")  # else the page is still gliding when looked at
    reader.set_viewport_size({"width": width, "height": 800})
    for name, path in furnished.paths.items():
        reader.goto(path)
        wanted, walked = reader.evaluate(REACHABLE), 0
        while True:
            reader.keyboard.press("Tab")
            step = reader.evaluate(STEP)
            if step is None or step["times"] > 1:
                break
            walked += not step["isSame"]
            assert step["seen"], (name, step)
            assert step["isSame"] or step["outline"] >= 4, (name, step)
        assert walked >= wanted, (name, walked, wanted)


def test_colours_of_the_reader_leave_nothing_unseen(reader: Page, furnished: Furnished) -> None:
    reader.emulate_media(forced_colors="active")
    reader.goto(furnished.paths["front"])
    current = reader.locator(".mainnav [aria-current]").first
    reader.set_viewport_size({"width": 1280, "height": 800})
    assert current.evaluate("e => getComputedStyle(e).borderBottomWidth") != "0px"
    for part in (".btn.solid", ".tag"):
        border = reader.locator(part).first.evaluate("e => getComputedStyle(e).borderTopWidth")
        assert border != "0px", part
    tile = reader.locator(".tiles a").first
    drawn = ("rect", "text")
    colours = {tile.locator(n).first.evaluate("e => getComputedStyle(e).fill") for n in drawn}
    assert len(colours) == 2
