from typing import Any, ClassVar

from django.db import models
from django.db.models import F
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, PageManager, TranslatableMixin
from wagtail.search import index

from cms.pages.blocks.attachments import FileBlocks, files_of
from cms.pages.body import body_of
from cms.pages.choices import ChoiceListField, all_known, choice_panel, known
from cms.pages.coded import coded, coded_list
from cms.pages.fields import BodyField, LeanStreamField
from cms.pages.models import PortalPage
from cms.reading.context import ReadContext
from cms.reading.days import today_in_japan
from cms.reading.shapes import needs
from cms.reading.visibility import Follows
from members.choices import CooperationField
from news.choices import NewsCategory
from news.models.agreement_links import AGREEMENTS_PANEL
from news.models.collaboration_field import collaboration_field
from news.querysets import NewsQuerySet
from news.schemas.news import NewsDetail, NewsSummary


class NewsPage(PortalPage):
    """One piece of news."""

    date_published = models.DateField(
        "掲載日",
        default=today_in_japan,
        help_text="一覧とページに表示され、新しい順に並びます。公開の時刻とは別に決められます。"
        "例: 2016-04-26",
    )
    category = models.CharField(
        "分類",
        max_length=20,
        choices=NewsCategory,
        default=NewsCategory.NOTICE,
        help_text="題名のそばに印として表示され、一覧の絞り込みに使われます。例: 協定",
    )
    cooperation_fields = ChoiceListField(
        CooperationField,
        verbose_name="分野",
        help_text="当てはまるものすべてに印を付けます。"
        "一覧の絞り込みに使われます。なければ空のままにします。",
    )
    series = models.ForeignKey(
        "news.Series",
        verbose_name="シリーズ",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="news",
        help_text="連載などの一つとして出すときに選びます。例: 区政会館だより",
    )
    collaboration = collaboration_field("news")
    lead = models.TextField(
        "リード文",
        max_length=300,
        blank=True,
        help_text="題名のすぐ下と一覧に表示されます。300字まで。"
        "例: 北海道町村会と連携協定を結びました。式のようすをお伝えします。",
    )
    body = BodyField()
    attachments = LeanStreamField(
        FileBlocks(),
        verbose_name="添付ファイル",
        blank=True,
        help_text="ページの下に、種類と大きさを添えて並びます。例: 協定書（PDF）",
    )

    objects: ClassVar[Any] = PageManager.from_queryset(NewsQuerySet)()

    template = "site/news_page.html"
    page_description = (
        "一つの出来事や知らせです。掲載日の新しい順に、一覧とトップページに並びます。"
    )
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.FilterField("date_published"),
    ]

    body_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("date_published"), choice_panel("category")]),
                FieldPanel("series"),
                FieldPanel("cooperation_fields"),
            ],
            heading="掲載日と分類",
        ),
        FieldPanel("lead"),
        FieldPanel("body"),
        InlinePanel(
            "organizations",
            heading="関係する自治体・団体",
            label="自治体・団体",
            help_text="ページの下に紹介へのリンクが並び、都道府県での絞り込みに使われます。",
        ),
        AGREEMENTS_PANEL,
        FieldPanel("collaboration"),
        FieldPanel("attachments"),
    ]

    class Meta:
        verbose_name = "お知らせ"
        verbose_name_plural = "お知らせ"
        constraints = [
            known("category", NewsCategory, "news_category_known"),
            all_known("cooperation_fields", CooperationField, "news_fields_known"),
        ]
        indexes = [models.Index(F("date_published").desc(), name="news_newest_first")]

    @needs("series", texts=False)
    def summary(self, context: ReadContext) -> NewsSummary:
        return NewsSummary(**self.summary_fields(context))

    @needs(
        "series",
        "organizations__organization__prefecture",
        "organizations__organization__earlier_identities",
        "agreements",
    )
    def detail(self, context: ReadContext) -> NewsDetail:
        return NewsDetail(**self.detail_fields(context))

    def summary_fields(self, context: ReadContext) -> dict[str, Any]:
        return {
            **super().summary_fields(context),
            "description": self.search_description or self.lead,
            "date_published": self.date_published,
            "category": coded(NewsCategory, self.category),
            "field": coded_list(CooperationField, self.cooperation_fields),
            "series": self.series.as_link() if self.series else None,
        }

    def detail_fields(self, context: ReadContext) -> dict[str, Any]:
        return {
            **super().detail_fields(context),
            "lead": self.lead,
            "body": body_of(self.body, context),
            "organizations": [
                related.organization.link_on(self.date_published, context)
                for related in self.organizations.all()
            ],
            "collaboration": context.page(self.collaboration_id),
            "agreements": context.pages(row.agreement_id for row in self.agreements.all()),
            "attachments": files_of(self.attachments, context),
        }


class NewsOrganization(TranslatableMixin, Orderable):
    """An organization that a piece of news is about."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="organizations")
    organization = models.ForeignKey(
        "members.Organization",
        verbose_name="自治体・団体",
        on_delete=models.PROTECT,
        related_name="+",
        help_text="名称の一部を入れて探します。例: 白糠町",
    )

    visibility: ClassVar[Follows] = Follows("page", "organization")

    panels: ClassVar[list[FieldPanel]] = [FieldPanel("organization")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = "関係する自治体・団体"
        verbose_name_plural = "関係する自治体・団体"

    def __str__(self) -> str:
        return str(self.organization)
