"""The door as people use it: with a passkey, or with codes on paper and no script."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Browser, Page as Tab, expect

from tests.browser.desk import PASSWORD, sign_in
from tests.browser.english import english_on
from tests.browser.test_accessibility import RULES
from tests.factories.people import approver, editor
from tests.fixtures.browser import no_errors
from tests.fixtures.live_site import LiveSite

PAGES = (
    "/accounts/",
    "/accounts/again/",
    "/accounts/address/",
    "/accounts/address/code/",
    "/accounts/password/",
    "/accounts/sessions/",
    "/accounts/second/",
    "/accounts/second/app/",
    "/accounts/second/codes/new/",
    "/accounts/second/codes/",
    "/accounts/second/passkeys/",
    "/accounts/second/passkeys/add/",
    "/accounts/logout/",
)
OUTSIDE = ("/accounts/login/", "/accounts/reset/", "/accounts/reset/code/", "/accounts/reset/x/")


@pytest.fixture(params=[(360, True), (1280, False)], ids=["small", "wide without scripts"])
def visitor(request: Any, browser: Browser, live_site: LiveSite) -> Iterator[Tab]:
    width, has_scripts = request.param
    context = browser.new_context(
        base_url=live_site.url,
        locale="ja-JP",
        viewport={"width": width, "height": 800},
        java_script_enabled=has_scripts,
    )
    tab = context.new_page()
    with no_errors(tab):
        yield tab
    context.close()


def fill_in(tab: Tab, address: str) -> None:
    tab.goto("/accounts/login/")
    tab.get_by_label("メールアドレス").fill(address)
    tab.get_by_label("パスワード", exact=True).fill(PASSWORD)
    tab.get_by_role("button", name="サインイン", exact=True).click()


def show_again(tab: Tab) -> None:
    if "/again/" in tab.url:
        tab.get_by_label("パスワード", exact=True).fill(PASSWORD)
        tab.get_by_role("button", name="続ける").click()


def test_an_approver_sets_up_codes_on_paper_and_signs_in_with_one(visitor: Tab) -> None:
    settings.SECOND_FACTOR_FROM = "2026-01-01"
    try:
        fill_in(visitor, approver().email)
        expect(visitor.get_by_role("heading", name="二段階認証", exact=True)).to_be_visible()
        visitor.get_by_role("link", name="紙のコードを作る").click()
        show_again(visitor)
        visitor.get_by_role("button", name="コードを作る").click()
        codes = visitor.locator(".account-codes li").all_inner_texts()
        assert len(codes) == 10
        visitor.context.clear_cookies()
        fill_in(visitor, approver().email)
        visitor.get_by_label("コード").fill(codes[0])
        visitor.get_by_role("button", name="サインイン", exact=True).click()
        visitor.wait_for_url("**/admin/")
    finally:
        settings.SECOND_FACTOR_FROM = "2100-01-01"


def test_a_passkey_signs_in_alone(page: Tab) -> None:
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    verified = {"hasUserVerification": True, "isUserVerified": True}
    options |= verified | {"automaticPresenceSimulation": True}
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    sign_in(page, editor().email)
    page.goto("/accounts/second/passkeys/add/")
    show_again(page)
    page.get_by_label("名前").fill("執務室のパソコン")
    page.get_by_label("パスワードの代わりにも使う").check()
    page.get_by_role("button", name="パスキーを足す").click()
    expect(page.get_by_role("heading", name="紙のコード")).to_be_visible()
    page.goto("/accounts/second/")
    expect(page.get_by_text("パスキー（執務室のパソコン）").first).to_be_visible()
    page.context.clear_cookies()
    page.goto("/accounts/login/")
    page.get_by_role("button", name="パスキーでサインイン").click()
    page.wait_for_url("**/admin/")
    page.context.clear_cookies()
    fill_in(page, editor().email)
    page.get_by_role("button", name="パスキーを使う").click()
    page.wait_for_url("**/admin/")


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_is_japanese_fits_and_is_accessible(page: Tab, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    found: list[Any] = []
    for path in OUTSIDE:
        page.goto(path)
        found += problems(page, path, width)
    sign_in(page, editor().email)
    page.goto("/accounts/second/codes/new/")
    show_again(page)
    page.get_by_role("button", name="コードを作る").click()
    for path in PAGES:
        page.goto(path)
        found += problems(page, path, width)
    page.get_by_role("button", name="サインアウト").click()
    fill_in(page, editor().email)
    found += problems(page, "second step", width)
    assert found == []


def problems(tab: Tab, name: str, width: int) -> Iterator[tuple[str, Any]]:
    if tab.evaluate("document.documentElement.scrollWidth") > width:
        yield name, "is wider than the screen"
    for text in english_on_main(tab):
        yield name, text
    for violation in Axe().run(tab, options={"runOnly": RULES}).response["violations"]:
        yield name, (violation["id"], [node["html"][:160] for node in violation["nodes"]])


def english_on_main(tab: Tab) -> list[str]:
    return [text for text in english_on(tab) if "OpenAPI" not in text]
