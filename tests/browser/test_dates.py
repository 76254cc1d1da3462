"""An editor types dates as they stand in her papers, and sees what was understood."""

from typing import Any, Literal

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page as Tab, expect

from home.models import StandardPage
from news.models import EventPage, NewsPage
from tests.browser.desk import open_new, press_publish, publish
from tests.factories.news import event_index, news_index
from tests.factories.pages import front_page
from tests.fixtures.live_site import LiveSite

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
DAY = "#id_date_published"
PICKER = ".xdsoft_datetimepicker:visible"


def type_into(editor: Tab, selector: str, text: str) -> None:
    """Key by key into an emptied input, as somebody does."""
    editor.click(selector)
    editor.fill(selector, "")
    editor.locator(selector).press_sequentially(text)


def reading(editor: Tab, selector: str) -> Any:
    return expect(editor.locator(f"{selector}-reading"))


def test_a_day_in_its_era_is_understood_while_typing_and_published(
    editor: Tab, live_site: LiveSite
) -> None:
    open_new(editor, NewsPage, news_index())
    editor.fill("#id_title", "架空市から協定の便り")
    type_into(editor, DAY, "Ｈ２８．４．２６")
    reading(editor, DAY).to_have_text("2016年4月26日（火曜日）・平成28年")
    expect(editor.locator(PICKER)).to_have_count(0)  # nothing lies over what was understood
    editor.click("#id_title")
    expect(editor.locator(DAY)).to_have_value("Ｈ２８．４．２６")
    publish(editor)
    page = NewsPage.objects.get()
    answer = httpx.get(f"{live_site.url}/api/v1/pages/{page.pk}").json()
    assert answer["date_published"] == "2016-04-26"
    editor.goto(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    expect(editor.locator(DAY)).to_have_value("2016-04-26")
    reading(editor, DAY).to_have_text("2016年4月26日（火曜日）・平成28年")


def test_a_day_outside_its_era_is_refused_before_and_after_saving(editor: Tab) -> None:
    open_new(editor, NewsPage, news_index())
    editor.fill("#id_title", "改元の便り")
    type_into(editor, DAY, "平成31年5月1日")
    sentence = "平成31年5月1日という日はありません。2019年5月1日は、令和元年5月1日です。"
    reading(editor, DAY).to_have_text(sentence)
    press_publish(editor)
    expect(editor.locator(".w-field__errors .error-message").first).to_have_text(sentence)
    expect(editor.locator(DAY)).to_have_value("平成31年5月1日")
    expect(editor.locator("#id_title")).to_have_value("改元の便り")
    reading(editor, DAY).to_be_empty()  # said once
    assert not NewsPage.objects.filter(live=True).exists()


def test_the_picker_opens_at_what_was_understood_and_writes_a_plain_date(editor: Tab) -> None:
    open_new(editor, NewsPage, news_index())
    type_into(editor, DAY, "昭和64年1月7日")
    reading(editor, DAY).to_have_text("1989年1月7日（土曜日）・昭和64年")
    editor.click("#id_title")
    editor.click(DAY)
    editor.locator(f"{PICKER} td[data-year='1989'][data-month='0'][data-date='5']").click()
    expect(editor.locator(DAY)).to_have_value("1989-01-05")
    reading(editor, DAY).to_have_text("1989年1月5日（木曜日）・昭和64年")


def test_sessions_that_are_added_understand_days_and_times(editor: Tab) -> None:
    open_new(editor, EventPage, event_index())
    editor.click("#id_sessions-ADD")
    type_into(editor, "#id_sessions-0-date_of_start", "令和８年１１月２４日")
    reading(editor, "#id_sessions-0-date_of_start").to_have_text(
        "2026年11月24日（火曜日）・令和8年"
    )
    type_into(editor, "#id_sessions-0-start_time", "午後1時半")
    reading(editor, "#id_sessions-0-start_time").to_have_text("午後1時30分（13:30）")


def test_a_block_and_the_schedule_understand_too(editor: Tab) -> None:
    open_new(editor, StandardPage, front_page())
    editor.locator("[data-streamfield-stream-container] button").first.click()
    editor.get_by_role("option", name="数値（出典つき）").click()
    name = editor.locator("input[name$='-as_of']").get_attribute("id")
    type_into(editor, f"#{name}", "平成28年6月7日")
    reading(editor, f"#{name}").to_have_text("2016年6月7日（火曜日）・平成28年")
    editor.locator("button:has(.icon-info-circle)").first.click()
    editor.locator("[data-a11y-dialog-show=schedule-publishing-dialog]:visible").first.click()
    type_into(editor, "#id_go_live_at", "令和9年4月1日 午前9時")
    reading(editor, "#id_go_live_at").to_have_text("2027年4月1日（木曜日）9:00・令和9年")


def test_the_filter_of_a_report_understands_too(editor: Tab) -> None:
    news_index()
    editor.goto(reverse("wagtailadmin_reports:site_history"))
    editor.locator("button:has(.icon-sliders)").first.click()
    editor.locator(".w-drilldown button:visible", has_text="日付").first.click()
    editor.fill("#id_timestamp_0", "平成28年4月26日")
    reading(editor, "#id_timestamp_0").to_have_text("2016年4月26日（火曜日）・平成28年")
    expect(editor.locator(".w-active-filters, .w-pill").first).to_contain_text("2016年4月26日")


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_what_was_understood_fits_the_screen_and_can_be_read(
    editor: Tab, width: int, scheme: Literal["light", "dark"]
) -> None:
    editor.emulate_media(color_scheme=scheme)
    editor.set_viewport_size({"width": width, "height": 900})
    open_new(editor, NewsPage, news_index())
    type_into(editor, DAY, "平成31年5月1日")
    reading(editor, DAY).not_to_be_empty()
    for selector in (DAY, f"{DAY}-reading"):
        box = editor.locator(selector).bounding_box()
        assert box
        assert box["x"] + box["width"] <= width - 20
    field = f".w-field:has({DAY})"
    assert Axe().run(editor, context=field, options={"runOnly": RULES}).response["violations"] == []
