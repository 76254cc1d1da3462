"""Every block in real Chromium: accessible and in its column, and shown in the block picker."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect

from cms.media import renditions
from cms.pages.body import BodyBlocks
from tests.cms.media.images import image
from tests.cms.pages.bodies import page_with
from tests.cms.pages.test_blocks import document
from tests.factories.home import StandardPageFactory

BLOCKS = BodyBlocks().child_blocks


def everything() -> list[tuple[str, Any]]:
    """Each block with the content of its preview, and real records where it chooses one."""
    target, picture, file = StandardPageFactory(title="別の案内"), image(width=700), document()
    renditions.make(picture)
    values = {name: block.get_preview_value() for name, block in BLOCKS.items()}
    chosen = {"image": picture.pk, "decorative": False, "alt_text": "紺色の面"}
    values["image"] = {"image": chosen, "caption": "見本"}
    values["gallery"] = {"title": "当日", "images": [{"image": chosen, "caption": "一枚"}] * 3}
    values["files"] = {"title": "資料", "files": [file.pk, file.pk]}
    values["record"] = {"page": target.pk, "organization": None}
    values["links"]["links"][0]["page"] = target.pk
    return list(values.items())


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_every_block_is_accessible_and_keeps_to_the_screen(page: Page, width: int) -> None:
    page_with(*everything(), *everything()[1:], slug="blocks", title="すべての部品")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/blocks/")
    found = Axe().run(page, context="main")
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_block_picker_previews_each_block(page: Page) -> None:
    get_user_model().objects.create_superuser("editor@example.jp", "secret")
    edited = StandardPageFactory(slug="annai")
    page.goto("/admin/login/")
    page.get_by_role("textbox", name="メールアドレス").fill("editor@example.jp")
    page.locator("input[type=password]").fill("secret")
    page.get_by_role("button", name="サインイン", exact=True).click()
    page.wait_for_url("**/admin/")
    page.goto(f"/admin/pages/{edited.pk}/edit/")
    page.locator("button.c-sf-add-button").first.click()
    for block in BLOCKS.values():
        row = page.locator(".w-combobox__option-row").filter(
            has=page.get_by_role("option", name=str(block.label), exact=True)
        )
        row.get_by_role("button", name="プレビュー").click()
        preview = page.frame_locator("iframe.w-combobox-preview__iframe")
        expect(preview.locator(f".block-{block.name}")).to_be_visible()
        expect(page.get_by_text(str(block.meta.description))).to_be_visible()
