"""A site that nobody has furnished yet: fresh database, settings as they came."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.test_accessibility import RULES
from tests.browser.test_layout import TOO_WIDE
from tests.factories.home import ContactPointFactory, site_settings

PATHS = ["/", "/nowhere/", "/organizations/"]

EMPTY = """() => {
  const says = (element) => element.textContent.trim() !== "";
  const heads = (element) => /^H[1-6]$/.test(element.tagName);
  const empty = [...document.querySelectorAll("h1, h2, h3, ul, ol, dl, p, address, nav")]
    .filter((element) => !says(element));
  const headsOnly = [...document.querySelectorAll("section")]
    .filter((section) => ![...section.children].some((part) => !heads(part) && says(part)));
  const tall = [...document.querySelectorAll("svg")]
    .filter((drawing) => !drawing.querySelector("path, rect, circle, use, line"));
  return [...empty, ...headsOnly, ...tall].map((element) => element.outerHTML.slice(0, 120));
}"""
"""Headings, lists and sections that announce something and then say nothing."""


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_nothing_is_announced_that_is_not_there(
    page: Page, scheme: Literal["light", "dark"], width: int
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    for path in PATHS:
        page.goto(path)
        violations = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        found = [(each["id"], [node["html"] for node in each["nodes"]]) for each in violations]
        assert found == [], path
        assert page.evaluate(EMPTY) == [], path
        assert page.evaluate(TOO_WIDE) == [], path


def test_contact_points_without_any_name_have_a_heading(page: Page) -> None:
    settings = site_settings()
    settings.name = settings.publisher = ""
    settings.save()
    ContactPointFactory(settings=settings)
    page.goto("/")
    assert page.locator("#foot-who").inner_text() == "連絡先"
