"""Taking a table in as an editor does, in a browser; with scripts and without."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page as Tab, expect

from tests.browser.conftest import Furnished
from tests.browser.desk import sign_in
from tests.browser.english import english_on
from tests.factories.people import administrator

TABLE = "コード,名称,マスコット\n16683,白糠町,かくうん{}\n"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_table_is_tried_and_then_taken_in(
    browser: Browser,
    furnished: Furnished,
    django_db_blocker: object,
    tmp_path: Path,
    *,
    scripts: bool,
) -> None:
    with django_db_blocker.unblock():  # type: ignore[attr-defined]  # pytest-django's own
        email = administrator().email
    file = tmp_path / "表.csv"
    file.write_text(TABLE.format(int(scripts)), "utf-8")
    context = browser.new_context(
        base_url=furnished.url, locale="ja-JP", java_script_enabled=scripts
    )
    tab = context.new_page()
    sign_in(tab, email)
    tab.goto("/admin/tables/")
    _has_no_english(tab, scripts=scripts)
    tab.get_by_label("表のファイル").set_input_files(file)
    tab.get_by_role("button", name="内容を確認する").click()
    expect(tab.get_by_text("「16683」をコード 016683 と読みました。")).to_be_visible()
    _has_no_english(tab, scripts=scripts)
    tab.get_by_role("button", name="この内容で登録する").click()
    expect(tab.get_by_text("の内容を登録しました。")).to_be_visible()
    context.close()


def _has_no_english(tab: Tab, *, scripts: bool) -> None:
    if scripts:
        assert list(english_on(tab)) == []
