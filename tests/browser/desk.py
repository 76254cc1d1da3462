"""What an editor does at the screens of the admin."""

from django.urls import reverse
from playwright.sync_api import FrameLocator, Page as Tab
from wagtail.models import Page

PASSWORD = "kaku-no-aikotoba"
PREVIEW = "#w-preview-iframe"

WATCHES = """
    document.addEventListener("w-unsaved:watch-edits", () => {
        const root = document.documentElement;
        setTimeout(() => { root.dataset.watches = ""; }, 500);  // it may begin twice
    });
"""


def sign_in(tab: Tab, address: str) -> None:
    tab.goto(reverse("wagtailadmin_login"))
    tab.fill("input[name=login]", address)
    tab.fill("input[name=password]", PASSWORD)
    tab.get_by_role("button", name="サインイン", exact=True).click()
    tab.wait_for_url("**" + reverse("wagtailadmin_home"))


def open_new(editor: Tab, model: type[Page], parent: Page) -> None:
    meta = model._meta
    editor.goto(
        reverse("wagtailadmin_pages:add", args=[meta.app_label, meta.model_name, parent.pk])
    )


def open_edit(tab: Tab, page: Page) -> None:
    tab.goto(reverse("wagtailadmin_pages:edit", args=[page.pk]))


def press(tab: Tab, button: str) -> None:
    """An action of the foot of the form, which may lie behind the arrow."""
    action = tab.locator(button)
    if not action.is_visible():
        tab.locator("footer [data-w-dropdown-target=toggle]").click()
    action.click()


def submit(tab: Tab) -> None:
    press(tab, "button[name=action-submit]")
    tab.wait_for_selector(".messages .success")


def press_publish(tab: Tab) -> None:
    press(tab, "button[name=action-publish]")


def publish(tab: Tab) -> None:
    press_publish(tab)
    tab.wait_for_selector(".messages .success")


def say(tab: Tab, decision: str, comment: str) -> None:
    """Decide about the page on the screen."""
    press(tab, f"[data-workflow-action-name={decision}]")
    tab.fill(".modal [name=comment]", comment)
    tab.locator(".modal form button[type=submit]").click()
    tab.wait_for_selector(".messages .success")


def make_draft_link(tab: Tab, page: Page, note: str) -> str:
    """The address of a link that is made through the head of the page's form."""
    open_edit(tab, page)
    tab.locator("header [data-w-dropdown-target=toggle]").first.click()
    tab.get_by_role("link", name="下書きを見せる").click()
    tab.get_by_label("だれに見せるか").fill(note)
    tab.get_by_role("button", name="リンクを作る").click()
    return tab.get_by_label("下書きのアドレス").input_value()


def watch_typing(tab: Tab) -> None:
    """Before a form is opened: lets `open_preview` know when Wagtail watches what is typed."""
    tab.add_init_script(WATCHES)


def open_preview(tab: Tab) -> None:
    """Open the pane once Wagtail has begun to watch the form, two seconds after the page."""
    tab.locator("[data-side-panel-toggle=preview]").click()
    tab.wait_for_selector("html[data-watches]", state="attached")


def shown_draft(tab: Tab) -> FrameLocator:
    """What the pane shows."""
    return tab.frame_locator(PREVIEW)
