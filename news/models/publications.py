from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import PageManager
from wagtail.search import index

from cms.pages.blocks.attachments import FileBlocks, files_of
from cms.pages.body import body_of
from cms.pages.choices import choice_panel, known
from cms.pages.coded import coded
from cms.pages.fields import BodyField, LeanStreamField
from cms.pages.models import PortalPage
from cms.reading.context import ReadContext
from cms.reading.days import today_in_japan
from cms.reading.shapes import needs
from news.choices import PublicationKind
from news.models.chronicled import ChronicledPage, chronicled_known, chronicled_panel
from news.querysets import PublicationQuerySet
from news.schemas.publications import PublicationDetail, PublicationSummary


class PublicationPage(ChronicledPage, PortalPage):
    """Something to download: a prospectus, a pamphlet, a survey report, a newsletter, a logo.

    Its cover is the page's `image`.
    """

    kind = models.CharField(
        "種類",
        max_length=20,
        choices=PublicationKind,
        default=PublicationKind.PAMPHLET,
        help_text="題名のそばに印として表示され、一覧の絞り込みに使われます。例: パンフレット",
    )
    date_published = models.DateField(
        "発行日",
        default=today_in_japan,
        help_text="一覧とページに表示され、新しい順に並びます。月までしか分からないときは1日にします。"
        "例: 2016-06-01",
    )
    as_of = models.DateField(
        "いつ現在の内容か",
        null=True,
        blank=True,
        help_text="名簿や調査など、内容の日付がはっきりしているものに入れ、「現在」と表示されます。"
        "例: 2016-06-07",
    )
    publisher = models.CharField(
        "発行者",
        max_length=100,
        blank=True,
        help_text="ページに表示されます。例: 特別区長会",
    )
    series = models.ForeignKey(
        "news.Series",
        verbose_name="シリーズ",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="publications",
        help_text="会報など、続けて出すものの一つのときに選びます。例: 全国連携NEWS",
    )
    series_number = models.PositiveSmallIntegerField(
        "号数",
        null=True,
        blank=True,
        help_text="シリーズの何号かを数字で入れ、「第1号」のように表示されます。例: 1",
    )
    files = LeanStreamField(
        FileBlocks(),
        verbose_name="ファイル",
        blank=True,
        help_text="一覧とページに、種類と大きさを添えて並びます。主なものを先頭に置きます。"
        "例: 冊子全体（PDF）",
    )
    lead = models.TextField(
        "リード文",
        max_length=300,
        blank=True,
        help_text="題名のすぐ下と一覧に表示されます。300字まで。"
        "例: プロジェクトのあらましを4ページにまとめました。",
    )
    body = BodyField()

    objects: ClassVar[Any] = PageManager.from_queryset(PublicationQuerySet)()

    template = "site/publication_page.html"
    page_description = (
        "ダウンロードできる資料です。種類、発行日、ファイルの大きさとともに並びます。"
    )
    parent_page_types = ["news.PublicationIndexPage"]
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
                FieldRowPanel([choice_panel("kind"), FieldPanel("publisher")]),
                FieldRowPanel([FieldPanel("date_published"), FieldPanel("as_of")]),
                FieldRowPanel([FieldPanel("series"), FieldPanel("series_number")]),
                chronicled_panel,
            ],
            heading="種類と日付",
        ),
        FieldPanel("files"),
        FieldPanel("lead"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = "資料"
        verbose_name_plural = "資料"
        constraints = [
            known("kind", PublicationKind, "publication_kind_known"),
            chronicled_known("publication_chronicled_known"),
            models.CheckConstraint(
                condition=Q(series_number__isnull=True) | Q(series__isnull=False),
                name="publication_number_in_series",
                violation_error_message="号数は、シリーズを選んだときだけ入れられます。",
            ),
        ]
        indexes = [models.Index(F("date_published").desc(), name="publication_newest_first")]

    @needs("series")
    def summary(self, context: ReadContext) -> PublicationSummary:
        return PublicationSummary(**self.summary_fields(context))

    @needs("series")
    def detail(self, context: ReadContext) -> PublicationDetail:
        return PublicationDetail(**self.detail_fields(context))

    def summary_fields(self, context: ReadContext) -> dict[str, Any]:
        return {
            **super().summary_fields(context),
            "description": self.search_description or self.lead,
            "kind": coded(PublicationKind, self.kind),
            "date_published": self.date_published,
            "as_of": self.as_of,
            "publisher": self.publisher,
            "series": self.series.as_link() if self.series else None,
            "series_number": self.series_number,
            "files": files_of(self.files, context),
        }

    def detail_fields(self, context: ReadContext) -> dict[str, Any]:
        return {
            **super().detail_fields(context),
            "lead": self.lead,
            "body": body_of(self.body, context),
        }
