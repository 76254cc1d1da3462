"""The preview pane in real Chromium: every page type, never saved or saved, live while typing."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Locator, Page as Tab, expect
from wagtail.models import Locale, Page

from home.models import FrontPage, StandardPage
from news.models import (
    ChronologyPage,
    EventIndexPage,
    EventPage,
    NewsIndexPage,
    NewsPage,
    PublicationIndexPage,
    PublicationPage,
    SchedulePage,
)
from tests.browser.desk import open_new, open_preview, shown_draft, watch_typing
from tests.factories.home import StandardPageFactory
from tests.factories.news import chronology_page, event_index, news_index, publication_index
from tests.factories.pages import front_page

PARENTS = {
    StandardPage: front_page,
    ChronologyPage: front_page,
    NewsIndexPage: front_page,
    NewsPage: news_index,
    EventIndexPage: front_page,
    EventPage: event_index,
    PublicationIndexPage: front_page,
    PublicationPage: publication_index,
    SchedulePage: chronology_page,
    FrontPage: lambda: Page.objects.get(depth=1),
}


@pytest.fixture(autouse=True)
def _know_when_typing_is_watched(editor: Tab) -> Iterator[None]:
    watch_typing(editor)
    expect.set_options(timeout=20_000)  # saving and looking take turns
    yield
    expect.set_options(timeout=5_000)


def heading(editor: Tab) -> Locator:
    return shown_draft(editor).locator("h1")


def type_title(editor: Tab, text: str) -> None:
    editor.fill("#id_title", text)
    if editor.locator("#id_hero_title").count():
        editor.fill("#id_hero_title", text)


@pytest.mark.parametrize("model", PARENTS, ids=lambda model: model.__name__)
def test_a_page_that_was_never_saved_is_shown_while_it_is_typed(
    editor: Tab, model: type[Page]
) -> None:
    Locale.objects.get_or_create(language_code="en")
    parent = PARENTS[model]()
    before = Page.objects.count()
    FrontPage.max_count = 2
    try:
        open_new(editor, model, parent)
        type_title(editor, "まだない")
        open_preview(editor)
        expect(heading(editor)).to_contain_text("まだない")
        type_title(editor, "もうある")
        expect(heading(editor)).to_contain_text("もうある")
    finally:
        FrontPage.max_count = 1
    assert Page.objects.filter(live=True).count() <= before


def test_what_is_seen_follows_the_mode_and_the_moment(editor: Tab) -> None:
    members = StandardPageFactory(title="会員の案内", members_only=True)
    waiting = StandardPageFactory(title="来週の案内", live=False)
    waiting.go_live_at = timezone.now() + timedelta(days=3)
    waiting.save_revision().publish()
    page = StandardPageFactory(title="案内")
    page.related = [("page", Page.objects.get(pk=other.pk)) for other in (members, waiting)]
    page.save_revision().publish()
    editor.goto(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    open_preview(editor)
    shown = shown_draft(editor).locator("main")
    expect(shown).to_contain_text("案内")
    expect(shown).not_to_contain_text("会員の案内")
    editor.select_option("#id_preview_mode", "member")
    expect(shown).to_contain_text("会員の案内")
    expect(shown).not_to_contain_text("来週の案内")
    later = timezone.localtime() + timedelta(days=7)
    editor.fill("#id_preview_at", f"令和{later.year - 2018}年{later.month}月{later.day}日 9:00")
    editor.locator("#id_preview_at").press("Tab")
    expect(shown).to_contain_text("来週の案内")
    expect(shown).to_contain_text("会員の案内")
    editor.fill("#id_title", "案内（改）")
    expect(heading(editor)).to_have_text("案内（改）")
    expect(shown).to_contain_text("来週の案内")
    editor.fill("#id_preview_at", "平成31年5月1日 9:00")
    editor.locator("#id_preview_at").press("Tab")
    expect(heading(editor)).to_have_text("プレビューを表示できません")
    expect(shown_draft(editor).locator("body")).to_contain_text("令和元年5月1日")
