"""The same tabs on every page type, built once."""

from typing import Any

from wagtail.admin.panels import (
    FieldPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)

from cms.pages.slugs import CanonicalSlugInput

TABS = ("内容", "公開と検索")

SLUG_HELP = (
    "ページのアドレスの最後の部分です。題名から自動で付きます。全角と半角、大文字と小文字は区別されません。"
    "あとで変えても、前のアドレスから移動します。例: yuki-matsuri"
)
DESCRIPTION_HELP = (
    "一覧やカード、検索サイトの結果に表示されます。1〜2文で書きます。"
    "例: 三つの市が一緒に開く雪まつりの日程と会場を案内します。"
)
MENU_HELP = "トップページのすぐ下にあるページなら、メインメニューに並びます。"


def content_tab(panels: list[Any]) -> ObjectList:
    """Title, what the page type adds, and the picture that stands for it."""
    picture = MultiFieldPanel(
        [FieldPanel("image"), FieldPanel("image_is_decorative"), FieldPanel("image_alt")],
        heading="代表画像",
    )
    corrections = FieldPanel("corrections", classname="collapsed")
    return ObjectList([TitleFieldPanel("title"), *panels, picture, corrections], heading=TABS[0])


def promote_tab() -> ObjectList:
    """Address, what stands for the page elsewhere, and menus."""
    address = FieldPanel("slug", widget=CanonicalSlugInput, heading="アドレス", help_text=SLUG_HELP)
    description = FieldPanel("search_description", heading="説明", help_text=DESCRIPTION_HELP)
    menus = FieldPanel("show_in_menus", heading="メニューに表示", help_text=MENU_HELP)
    return ObjectList([address, description, menus, PublishingPanel()], heading=TABS[1])


def tabs(content: ObjectList, promote: ObjectList) -> TabbedInterface:
    return TabbedInterface([content, promote])
