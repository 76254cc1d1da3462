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


def content_tab(panels: list[Any]) -> ObjectList:
    """Title, what the page type adds, and the picture that stands for it."""
    picture = MultiFieldPanel([FieldPanel("image"), FieldPanel("image_alt")], heading="代表画像")
    return ObjectList([TitleFieldPanel("title"), *panels, picture], heading=TABS[0])


def promote_tab() -> ObjectList:
    """Address, search engines and menus."""
    search = MultiFieldPanel(
        [
            FieldPanel("slug", widget=CanonicalSlugInput),
            FieldPanel("seo_title"),
            FieldPanel("search_description"),
        ],
        heading="検索と共有",
    )
    menus = MultiFieldPanel([FieldPanel("show_in_menus")], heading="メニュー")
    return ObjectList([search, menus, PublishingPanel()], heading=TABS[1])


def tabs(content: ObjectList, promote: ObjectList) -> TabbedInterface:
    return TabbedInterface([content, promote])
