import pytest
from playwright.sync_api import Page, Response

from tests.browser.conftest import Furnished

TOO_WIDE = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const beyond = (element) => element.getBoundingClientRect().right > root.clientWidth + 1;
  return [...document.querySelectorAll("body *:not(svg *)")].filter(beyond)
    .map((element) => element.outerHTML.slice(0, 80));
}"""

WATCH_SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifts.push(entry.value);
}).observe({ type: "layout-shift", buffered: true });
"""

BUDGET = 110_000
"""Bytes of the first page without images, as they are before any compression."""


@pytest.mark.parametrize(("width", "text"), [(320, 100), (320, 200), (768, 100), (1280, 200)])
def test_nothing_is_wider_than_the_screen(
    reader: Page, furnished: Furnished, width: int, text: int
) -> None:
    reader.set_viewport_size({"width": width, "height": 900})
    for name, path in furnished.paths.items():
        reader.goto(path)
        reader.evaluate("size => document.documentElement.style.fontSize = size", f"{text}%")
        assert reader.evaluate(TOO_WIDE) == [], name


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_moves_while_a_page_loads(reader: Page, furnished: Furnished, width: int) -> None:
    reader.set_viewport_size({"width": width, "height": 900})
    reader.add_init_script(WATCH_SHIFTS)
    for name, path in furnished.paths.items():
        reader.goto(path, wait_until="networkidle")
        reader.mouse.wheel(0, 20_000)
        reader.wait_for_load_state("networkidle")
        reader.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        assert reader.evaluate("window.shifts") == [], name


def test_the_first_page_is_light_and_asks_nobody_else(reader: Page, furnished: Furnished) -> None:
    seen: list[Response] = []
    reader.on("response", lambda response: seen.extend([response]))
    reader.goto(furnished.paths["front"], wait_until="networkidle")
    assert all(response.url.startswith(furnished.url) for response in seen)
    weights = {
        response.url: len(response.body())
        for response in seen
        if response.request.resource_type in {"document", "stylesheet", "script"}
    }
    assert sum(weights.values()) < BUDGET, weights


def test_every_page_comes_with_a_strict_policy(reader: Page, furnished: Furnished) -> None:
    """What it refuses fails the test; no inline style, no inline script, nothing from elsewhere."""
    for path in furnished.paths.values():
        answer = reader.goto(path)
        assert answer is not None
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'self';")
        assert "unsafe" not in policy


def test_paper_has_the_content_and_not_the_controls(reader: Page, furnished: Furnished) -> None:
    reader.emulate_media(media="print")
    reader.goto(furnished.paths["news"])
    assert reader.locator("h1").is_visible()
    assert reader.locator(".block-accordion .prose").first.is_visible()
    for part in (".mainnav", ".crumbs", ".use"):
        assert not reader.locator(part).is_visible()
    reader.goto(furnished.paths["news index"])
    assert not reader.locator(".filters").is_visible()
    assert reader.locator(".rows > li").first.is_visible()
