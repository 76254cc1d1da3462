from playwright.sync_api import Page, expect

from tests.browser.conftest import Furnished


def test_the_menu_opens(scriptless: Page, furnished: Furnished) -> None:
    scriptless.goto(furnished.paths["news"])
    home = scriptless.locator(".mainnav a", has_text="ホーム")
    expect(home).to_be_hidden()
    scriptless.locator(".mainnav summary").click()
    expect(home).to_be_visible()


def test_a_list_is_narrowed_widened_and_paged(scriptless: Page, furnished: Furnished) -> None:
    scriptless.goto(furnished.paths["news index"])
    expect(scriptless.locator(".hits")).to_contain_text("全25件")
    scriptless.get_by_label("分類").select_option("agreement")
    scriptless.get_by_role("button", name="絞り込む").click()
    expect(scriptless.locator(".hits")).to_contain_text("条件に合うものは 1件")
    expect(scriptless.locator(".rows > li")).to_have_count(1)
    expect(scriptless.get_by_label("分類")).to_have_value("agreement")
    scriptless.get_by_role("link", name="条件を消す").click()
    expect(scriptless.locator(".hits")).to_contain_text("全25件")
    scriptless.get_by_role("link", name="次のページ").click()
    expect(scriptless.locator(".rows > li")).to_have_count(5)
    expect(scriptless.locator(".pages [aria-current]")).to_have_text("現在のページ 2")


def test_a_list_without_hits_says_what_to_do(scriptless: Page, furnished: Furnished) -> None:
    scriptless.goto(furnished.paths["news index"] + "?category=survey")
    expect(scriptless.locator(".none")).to_contain_text("条件に合うお知らせはありませんでした。")
    scriptless.get_by_role("link", name="すべてのお知らせ").click()
    expect(scriptless.locator(".hits")).to_contain_text("全25件")
