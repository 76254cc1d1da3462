"""The pane and what it shows: a front end elsewhere follows the typing, a click opens a field."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import FrameLocator, Page as Tab, expect
from pytest_django import Settings

from home.models import StandardPage
from tests.browser.desk import PREVIEW, open_new, open_preview, shown_draft, watch_typing
from tests.cms.pages.bodies import page_with
from tests.factories.home import StandardPageFactory
from tests.factories.pages import front_page
from tests.fixtures.live_site import LiveSite

EXAMPLE = Path(settings.BASE_DIR) / "docs" / "preview-front-end.html"


@pytest.fixture
def front_end(live_site: LiveSite, settings: Settings) -> Iterator[str]:
    """The example of the documentation, served as somebody else would."""
    page = EXAMPLE.read_text("utf-8").replace("https://renkei.example.jp", live_site.url)
    page = page.replace("</body>", '<div style="height: 5000px"></div></body>')

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    settings.HEADLESS_PREVIEW_URL = f"{address}/preview?site=1"
    yield address
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def _know_when_typing_is_watched(editor: Tab) -> Iterator[None]:
    watch_typing(editor)
    expect.set_options(timeout=20_000)
    yield
    expect.set_options(timeout=5_000)


def edit(editor: Tab, page: Any) -> FrameLocator:
    editor.goto(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    open_preview(editor)
    return shown_draft(editor)


def frame(editor: Tab) -> Any:
    handle = editor.locator(PREVIEW).element_handle()
    assert handle is not None
    return handle.content_frame()


def test_a_front_end_elsewhere_follows_the_typing_where_it_stands(
    editor: Tab, front_end: str
) -> None:
    page = StandardPageFactory(title="案内", lead="はじめの文")
    shown = edit(editor, page)
    expect(shown.locator("h1")).to_have_text("案内")
    inside = frame(editor)
    assert inside.url.startswith(f"{front_end}/preview?site=1&token=")
    assert inside.url.endswith(f"&page={page.pk}")
    inside.evaluate("window.scrollTo(0, 700); window.same = true")
    editor.fill("#id_title", "案内（打ちかけ）")
    expect(shown.locator("h1")).to_have_text("案内（打ちかけ）")
    assert frame(editor).evaluate("[window.scrollY, window.same]") == [700, True]
    editor.fill("#id_lead", "次の文")
    expect(shown.locator("p")).to_have_text("次の文")
    assert frame(editor).evaluate("window.same")


def test_a_new_page_is_followed_from_its_first_letter_on(editor: Tab, front_end: str) -> None:
    open_new(editor, StandardPage, front_page())
    editor.fill("#id_title", "まだない")
    open_preview(editor)
    shown = shown_draft(editor)
    expect(shown.locator("h1")).to_have_text("まだない")
    editor.fill("#id_title", "もうある")  # after which the page is saved by itself
    expect(shown.locator("h1")).to_have_text("もうある")
    editor.wait_for_url("**/edit/")
    editor.fill("#id_lead", "次の文")
    expect(shown.locator("p")).to_have_text("次の文")


def test_a_click_in_the_front_end_opens_the_field(editor: Tab, front_end: str) -> None:
    shown = edit(editor, StandardPageFactory(title="案内", lead="はじめの文"))
    shown.locator("p").click()
    expect(editor.locator("#id_lead")).to_be_focused()


def test_a_moment_that_is_refused_is_said_and_the_front_end_comes_back(
    editor: Tab, front_end: str
) -> None:
    shown = edit(editor, StandardPageFactory(title="案内"))
    expect(shown.locator("h1")).to_have_text("案内")
    editor.fill("#id_preview_at", "平成31年5月1日 9:00")
    editor.locator("#id_preview_at").press("Tab")
    expect(shown.locator("body")).to_contain_text("令和元年5月1日")
    editor.fill("#id_preview_at", "")
    editor.locator("#id_preview_at").press("Tab")
    expect(shown.locator("h1")).to_have_text("案内")


def test_a_click_in_the_own_site_opens_the_field_or_the_block(editor: Tab) -> None:
    page = page_with(
        ("text", "<p>一つ目の文</p>"), ("heading", {"level": "2", "text": "見出し", "anchor": ""})
    )
    shown = edit(editor, page)
    shown.get_by_text("見出し").click()
    heading = editor.locator("[data-contentpath=body] [data-contentpath=block-1]")
    expect(heading.locator(":focus")).to_have_count(1)
    shown.locator(".lead").click()
    expect(editor.locator("#id_lead")).to_be_focused()
    post = "parent.postMessage({type: 'renkei:preview:edit', field: %r}, location.origin)"
    frame(editor).evaluate(post % "search_description")
    expect(editor.locator("#id_search_description")).to_be_focused()
    expect(editor.locator("#id_search_description")).to_be_visible()
    for nothing in ("no_such_field", "x]y", ""):
        frame(editor).evaluate(post % nothing)
    expect(editor.locator("#id_search_description")).to_be_focused()


def test_messages_from_anywhere_else_are_not_heard(editor: Tab) -> None:
    shown = edit(editor, StandardPageFactory(title="案内"))
    expect(shown.locator("h1")).to_have_text("案内")
    editor.focus("#id_title")
    message = "{type: 'renkei:preview:edit', field: 'lead'}"
    editor.evaluate(f"window.postMessage({message}, location.origin)")
    editor.evaluate(
        "(page) => new Promise((done) => {"
        " const frame = document.createElement('iframe');"
        " frame.sandbox = 'allow-scripts'; frame.srcdoc = page; frame.onload = done;"
        " document.querySelector('.w-preview').append(frame); })",
        f"<script>parent.postMessage({message}, '*')</script>",
    )
    editor.wait_for_timeout(300)
    expect(editor.locator("#id_title")).to_be_focused()


def test_visitors_get_none_of_it(editor: Tab) -> None:
    page_with(("text", "<p>文</p>"), slug="annai")
    answer = editor.request.get("/annai/")
    assert "data-renkei-field" not in answer.text()
    assert "preview-page.js" not in answer.text()
