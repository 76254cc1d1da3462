from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from cms.pages.blocks.data import Figure
from cms.pages.blocks.links import LinkEntry, link_items
from cms.pages.body import body_of
from cms.pages.fields import BodyField, LeanStreamField
from cms.pages.models import PortalPage
from cms.pages.schemas.blocks import FigureBlock
from cms.reading.context import ReadContext
from cms.reading.viewer import Viewer
from cms.reading.visibility import PageRule
from home.highlights import read_highlights
from home.schemas.pages import FrontPageDetail, FrontPageSummary

ACTIONS_HELP = "はじめのボタンは塗りつぶし、2つ目は枠だけで表示されます。2つまで。"
FIGURES_HELP = (
    "「数字で見る」の欄に、いつの数でどこから来たかとともに表示されます。4つまでが目安です。"
    "登録簿から数えられるもの（自治体の数など）は自動で表示されるので、入力しません。"
)


class FrontPage(PortalPage):
    """The page at the root of the site, once, with its translations."""

    hero_title = models.CharField(
        "大見出し",
        max_length=60,
        help_text="ページの一番上に大きく表示されます。例: 23の区と、全国のまち。",
    )
    hero_text = models.TextField(
        "大見出しの下の文",
        max_length=200,
        blank=True,
        help_text="何のためのサイトかを2文ほどで。200字まで。",
    )
    calls_to_action = LeanStreamField(
        [("link", LinkEntry())],
        verbose_name="ボタン",
        blank=True,
        max_num=2,
        help_text=ACTIONS_HELP,
    )
    figures = LeanStreamField(
        [("figure", Figure())],
        verbose_name="公表された数字",
        blank=True,
        max_num=6,
        help_text=FIGURES_HELP,
    )
    about_title = models.CharField(
        "紹介の見出し",
        max_length=60,
        blank=True,
        help_text="ページの下のほうの紹介の見出しです。例: 特別区全国連携プロジェクトとは",
    )
    about = BodyField(
        verbose_name="紹介の本文",
        help_text="だれが何のために進めているかを書きます。",
    )

    visibility: ClassVar[PageRule] = PageRule()
    body_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [FieldPanel("hero_title"), FieldPanel("hero_text"), FieldPanel("calls_to_action")],
            heading="はじめに見えるところ",
        ),
        FieldPanel("figures"),
        MultiFieldPanel([FieldPanel("about_title"), FieldPanel("about")], heading="紹介"),
    ]

    template = "site/front_page.html"
    page_description = "サイトの入口です。新しいお知らせとイベント、自治体の数は自動で並びます。"
    max_count = 1
    admin_default_ordering = "ord"  # the order of the menu
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.StandardPage",
        "news.NewsIndexPage",
        "news.EventIndexPage",
        "news.PublicationIndexPage",
        "members.AgreementIndexPage",
        "members.MemberIndexPage",
        "members.CollaborationIndexPage",
        "news.ChronologyPage",
    ]

    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("hero_title"),
        index.SearchField("hero_text"),
        index.SearchField("about"),
    ]

    class Meta:
        verbose_name = "トップページ"
        verbose_name_plural = "トップページ"

    def summary(self, context: ReadContext) -> FrontPageSummary:
        return FrontPageSummary(**self.summary_fields(context))

    def summary_fields(self, context: ReadContext) -> dict[str, Any]:
        described = {"description": self.search_description or " ".join(self.hero_text.split())}
        return super().summary_fields(context) | described

    def detail(self, context: ReadContext) -> FrontPageDetail:
        return FrontPageDetail(
            **self.detail_fields(context),
            hero_title=self.hero_title,
            hero_text=self.hero_text,
            calls_to_action=list(link_items(_actions(self), context)),
            figures=list(_figures(self, context)),
            about_title=self.about_title,
            about=body_of(self.about, context),
        )

    def readings(self, request: HttpRequest, viewer: Viewer) -> Mapping[str, Any]:
        return {"highlights": read_highlights(viewer, self.locale_id)}


def _actions(page: FrontPage) -> list[Any]:
    return [item["value"] for item in page.calls_to_action.get_prep_value()]


def _figures(page: FrontPage, context: ReadContext) -> Iterator[FigureBlock]:
    block: Figure = page.figures.stream_block.child_blocks["figure"]
    for item in page.figures.get_prep_value():
        figure = block.schema(item["value"], item["id"], context)
        if figure is not None:
            yield figure
