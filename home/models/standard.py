from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import PageChooserBlock
from wagtail.search import index

from cms.pages.body import body_of
from cms.pages.fields import BodyField, LeanStreamField
from cms.pages.models import PortalPage
from cms.reading.context import ReadContext
from cms.reading.viewer import Viewer
from cms.reading.visibility import PageRule
from home.children import read_children
from home.schemas.pages import StandardPageDetail, StandardPageSummary

CHILDREN = 100
"""How many pages below are named at most."""


class StandardPage(PortalPage):
    """A page about something that lasts; pages below it make a section."""

    lead = models.TextField(
        "リード文",
        max_length=300,
        blank=True,
        help_text="題名のすぐ下に大きめの文字で表示されます。改行は1つの空白になります。300字まで。",
    )
    body = BodyField()
    related = LeanStreamField(
        [("page", PageChooserBlock(label="ページ"))],
        verbose_name="関連するページ",
        blank=True,
        max_num=6,
        help_text="本文の下にカードで並びます。非公開のページは、公開されるまで表示されません。6つまで。",
    )

    visibility: ClassVar[PageRule] = PageRule()
    body_panels: ClassVar[list[Any]] = [
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("related"),
    ]

    template = "site/standard_page.html"
    page_description = "案内や方針など、長く載せておくページです。下に同じ種類のページを置けます。"
    admin_default_ordering = "ord"  # the order of the menu
    parent_page_types = ["home.FrontPage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = "案内ページ"
        verbose_name_plural = "案内ページ"

    def summary(self, context: ReadContext) -> StandardPageSummary:
        return StandardPageSummary(**self.summary_fields(context))

    def summary_fields(self, context: ReadContext) -> dict[str, Any]:
        lead = " ".join(self.lead.split())
        described = {"description": self.search_description or lead}
        return super().summary_fields(context) | described

    def detail(self, context: ReadContext) -> StandardPageDetail:
        return StandardPageDetail(
            **self.detail_fields(context),
            lead=" ".join(self.lead.split()),
            body=body_of(self.body, context),
            related=context.pages(item["value"] for item in self.related.get_prep_value()),
        )

    def readings(self, request: HttpRequest, viewer: Viewer) -> Mapping[str, Any]:
        return {"children": read_children(self, viewer, offset=0, limit=CHILDREN).items}
