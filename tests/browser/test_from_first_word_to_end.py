"""An event from an editor's first word to its end: shown, returned, approved, live and over."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import time_machine
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from pillow_heif import from_pillow
from playwright.sync_api import Browser, Page as Tab, expect

from cms.media.models import PortalDocument, PortalImage
from news.models import EventPage
from tests.browser.conftest import Desk
from tests.browser.desk import (
    make_draft_link,
    open_edit,
    open_new,
    open_preview,
    say,
    shown_draft,
    submit,
    watch_typing,
)
from tests.factories.news import event_index
from tests.factories.people import approver, editor
from tests.fixtures.live_site import LiveSite
from tests.fixtures.worker import work

FLYER = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
CHOOSE = "[data-chooser-action-choose]"
LOADED = "async (picture) => { await picture.decode(); return picture.naturalWidth > 0; }"
PATIENCE = 20_000  # milliseconds: saving and looking take turns
AROUND = timedelta(seconds=3)
FOUND = "a[data-chooser-modal-choice]"


def telephone_pictures(folder: Path) -> list[Path]:
    """Two photographs as a telephone keeps them."""
    paths = [folder / f"IMG_{number:04}.HEIC" for number in (1, 2)]
    for path, colour in zip(paths, ("navy", "teal"), strict=True):
        from_pillow(Image.new("RGB", (1200, 900), colour)).save(path)
    return paths


def upload(tab: Tab, screen: str, files: list[Path]) -> None:
    tab.goto(reverse(screen))
    tab.locator("input[type=file]").first.set_input_files(files)
    for number in range(len(files)):
        tab.locator("#upload-list > li.upload-success").nth(number).wait_for()


def add_to_stream(tab: Tab, field: str) -> Any:
    stream = tab.locator(f"[data-contentpath={field}]").first
    panel = stream.locator("xpath=ancestor::section[@data-panel][last()]")
    toggle = panel.locator("[data-panel-toggle]").first
    if toggle.get_attribute("aria-expanded") == "false":
        toggle.click()
    stream.locator("button.c-sf-add-button:visible").last.click()
    return stream


def write(tab: Tab) -> None:
    """Fill the form; the pane shows what is typed, while it is typed."""
    tab.fill("#id_title", "架空の物産展")
    open_preview(tab)
    draft = shown_draft(tab)
    expect(draft.locator("h1")).to_have_text("架空の物産展", timeout=PATIENCE)
    tab.fill("#id_title", "架空物産展")
    tab.fill("#id_lead", "三つのまちの品が並びます。")
    expect(draft.locator("h1")).to_have_text("架空物産展", timeout=PATIENCE)
    expect(draft.locator("main")).to_contain_text("三つのまちの品が並びます。", timeout=PATIENCE)
    assert not EventPage.objects.filter(live=True).exists()
    tab.locator("[data-side-panel-toggle=preview]").click()
    tab.click("#id_sessions-ADD")
    tab.fill("#id_sessions-0-date_of_start", "令和12年10月17日")
    tab.fill("#id_sessions-0-start_time", "午前10時")
    stream = add_to_stream(tab, "flyers")
    stream.locator(CHOOSE).last.click()
    tab.locator(FOUND).first.click()
    for number in range(2):
        stream = add_to_stream(tab, "photographs")
        stream.locator(CHOOSE).last.click()
        tab.locator(FOUND).nth(number).click()
        stream.locator("input[name$=alt_text]").last.fill(f"会場のようす{number + 1}")


def next_minute(moment: datetime) -> datetime:
    """Editors plan in minutes."""
    return moment.replace(second=0, microsecond=0) + timedelta(minutes=1)


def schedule(tab: Tab, start: datetime, end: datetime) -> None:
    tab.locator("[data-side-panel-toggle=status]").click()
    tab.locator("[data-a11y-dialog-show=schedule-publishing-dialog]").first.click()
    for field, moment in (("go_live_at", start), ("expire_at", end)):
        tab.fill(f"#id_{field}", f"{moment:%Y-%m-%d %H:%M}")
    tab.locator("#schedule-publishing-dialog button[type=submit]").press("Enter")
    tab.wait_for_selector(".messages .success")


def watch(
    reader: httpx.Client, doors: dict[str, str], start: datetime, end: datetime
) -> dict[str, set[tuple[str, int]]]:
    """What each door answers before, between and after two moments.

    An answer that was asked for on one side of a moment and came on the other counts on neither.
    The clock runs on to some seconds before each moment, and past it by itself.
    """
    seen: dict[str, set[tuple[str, int]]] = {name: set() for name in doors}
    with time_machine.travel(start - AROUND) as clock:
        look(reader, doors, (start, end), seen, until=start + AROUND)
        clock.move_to(end - AROUND)
        look(reader, doors, (start, end), seen, until=end + AROUND)
    return seen


def look(
    reader: httpx.Client,
    doors: dict[str, str],
    life: tuple[datetime, datetime],
    seen: dict[str, set[tuple[str, int]]],
    *,
    until: datetime,
) -> None:
    start, end = life
    while timezone.now() < until:
        for name, address in doors.items():
            asked = timezone.now()
            status = reader.get(address).status_code
            came = timezone.now()
            if came < start:
                seen[name].add(("before", status))
            elif start <= asked and came < end:
                seen[name].add(("between", status))
            elif asked >= end:
                seen[name].add(("after", status))


def test_an_event_lives_exactly_as_long_as_was_approved(
    desk: Desk, browser: Browser, live_site: LiveSite, tmp_path: Path
) -> None:
    writer, decider = desk(editor()), desk(approver())
    flyer = tmp_path / "チラシ（表）.pdf"
    flyer.write_bytes(FLYER)
    index = event_index()
    upload(writer, "wagtailimages:add_multiple", telephone_pictures(tmp_path))
    upload(writer, "wagtaildocs:add_multiple", [flyer])
    work()
    watch_typing(writer)
    open_new(writer, EventPage, index)
    write(writer)
    submit(writer)
    page = EventPage.objects.get()

    outside = browser.new_page(locale="ja-JP")
    outside.goto(make_draft_link(writer, page, "架空市の方"))
    assert outside.locator("h1").inner_text() == "架空物産展"
    pictures = outside.locator("main img")
    assert pictures.count() >= 2
    assert all(picture.evaluate(LOADED) for picture in pictures.all())
    outside.close()

    open_edit(decider, page)
    say(decider, "reject", "会場を書いてください。")
    open_edit(writer, page)
    assert "会場を書いてください。" in writer.locator(".messages").inner_text()
    writer.fill("#id_lead", "三つのまちの品が、公民館に並びます。")
    submit(writer)

    open_edit(decider, page)
    start = next_minute(timezone.localtime() + timedelta(minutes=3))
    end = start + timedelta(minutes=1)
    schedule(decider, start, end)
    say(decider, "approve", "")
    assert timezone.now() < start, "the desk was slower than the clock"
    with httpx.Client(base_url=live_site.url) as reader:
        seen = watch(reader, doors_of(page), start, end)
    lived = {("before", 404), ("between", 200), ("after", 404)}
    assert seen == dict.fromkeys(seen, lived)


def doors_of(page: EventPage) -> dict[str, str]:
    """Where an event and what belongs to it can be asked for."""
    photograph, flyer = PortalImage.objects.first(), PortalDocument.objects.get()
    assert photograph is not None
    return {
        "site": page.url,
        "API": f"/api/v1/pages/{page.pk}",
        "photograph": photograph.renditions.first().file.url,
        "flyer": reverse("wagtaildocs_serve", args=[flyer.pk, flyer.filename]),
    }
