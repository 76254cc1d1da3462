"""What an editor does at the screens of the admin."""

from django.urls import reverse
from playwright.sync_api import Page as Tab
from wagtail.models import Page

PASSWORD = "kaku-no-aikotoba"


def sign_in(tab: Tab, address: str) -> None:
    tab.goto(reverse("wagtailadmin_login"))
    tab.fill("input[name=username]", address)
    tab.fill("input[name=password]", PASSWORD)
    tab.click("button[type=submit]")
    tab.wait_for_url("**" + reverse("wagtailadmin_home"))


def open_new(editor: Tab, model: type[Page], parent: Page) -> None:
    meta = model._meta
    editor.goto(
        reverse("wagtailadmin_pages:add", args=[meta.app_label, meta.model_name, parent.pk])
    )


def press_publish(editor: Tab) -> None:
    """The second action of the foot of the form: the first one saves a draft."""
    button = editor.locator("button[name=action-publish]")
    if not button.is_visible():
        editor.locator("footer [data-w-dropdown-target=toggle]").click()
    button.click()


def publish(editor: Tab) -> None:
    press_publish(editor)
    editor.wait_for_selector(".messages .success")
