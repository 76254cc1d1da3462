from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import PageManager
from wagtail.search import index

from cms.pages.blocks.attachments import PhotographBlocks, photographs_of
from cms.pages.body import body_of
from cms.pages.choices import ChoiceListField, all_known, choice_panel, known
from cms.pages.coded import coded, coded_list
from cms.pages.dates.columns import StatedDateField, stated_date
from cms.pages.fields import BodyField, LeanStreamField
from cms.pages.models import PortalPage
from cms.pages.schemas.dates import Stated
from cms.reading.context import ReadContext
from cms.reading.shapes import needs
from members.choices import CollaborationStatus, CooperationField
from members.collaboration_querysets import CollaborationQuerySet
from members.models.party_rows import parties_of
from members.schemas.collaborations import (
    CollaborationDetail,
    CollaborationParty,
    CollaborationSummary,
)

PARTS = (
    "parties__organization__prefecture",
    "parties__organization__earlier_identities",
    "subsidies__ward",
)


class CollaborationPage(PortalPage):
    """Something that wards and others do together."""

    cooperation_fields = ChoiceListField(
        CooperationField,
        verbose_name="分野",
        help_text="当てはまるものすべてに印を付けます。一覧の絞り込みに使われます。",
    )
    lead = models.TextField(
        "リード文",
        max_length=300,
        blank=True,
        help_text="題名のすぐ下と一覧に表示されます。300字まで。"
        "例: 雪のまちから届いた雪で、子どもたちが遊びました。",
    )
    period = StatedDateField(
        "時期",
        null=True,
        blank=True,
        help_text="日、いくつかの日、期間、月、年で入れます。年度の一覧表はここから決まります。"
        "例: 平成27年11月18日～23日、2015年10月17、18日",
    )
    status = models.CharField(
        "実施状況",
        max_length=10,
        choices=CollaborationStatus,
        default=CollaborationStatus.PLANNED,
        help_text="延期や中止は一覧でも目立つように表示されます。例: 実施済み",
    )
    status_note = models.CharField(
        "実施状況の補足",
        max_length=200,
        blank=True,
        help_text="延期や中止のわけ、これからの予定を書きます。例: 荒天のため延期します。",
    )
    series = models.CharField(
        "シリーズ",
        max_length=100,
        blank=True,
        help_text="続けて行う事業の名前です。ページと一覧に表示されます。例: 北海道町村会との連携",
    )
    series_number = models.PositiveSmallIntegerField(
        "第何弾",
        null=True,
        blank=True,
        help_text="シリーズの何番目かを数字で入れ、「第1弾」のように表示されます。例: 1",
    )
    location = models.CharField(
        "場所", max_length=200, blank=True, help_text="ページに表示されます。例: しながわ水族館"
    )
    agreement = models.ForeignKey(
        "members.AgreementPage",
        verbose_name="もとになった協定",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="collaborations",
        help_text="協定から生まれた事業のときに選びます。協定のページからもたどれます。"
        "例: 北海道町村会との連携協定",
    )
    proposal = models.CharField(
        "もとになった提案",
        max_length=200,
        blank=True,
        help_text="提案から生まれた事業のときに、だれのどんな提案かを書きます。"
        "例: 坂井市が掲示板に書いた提案",
    )
    proposal_url = models.URLField(
        "提案のアドレス",
        blank=True,
        help_text="だれでも読める提案のときに入れます。例: https://example.lg.jp/teian",
    )
    body = BodyField()
    visitors = models.PositiveIntegerField(
        "来場者数", null=True, blank=True, help_text="人数を数字で入れます。例: 1200"
    )
    outcome = BodyField(
        verbose_name="成果",
        help_text="終わったあとに、成果と次につながることを書きます。ページの下のほうに表示されます。",
    )
    photographs = LeanStreamField(
        PhotographBlocks(),
        verbose_name="写真",
        blank=True,
        help_text="写っている方の了解を得た写真だけを載せます。成果のあとに並びます。",
    )

    objects: ClassVar[Any] = PageManager.from_queryset(CollaborationQuerySet)()

    template = "site/collaboration_page.html"
    page_description = "区と全国の自治体などが一緒に行う事業の記録です。年度の一覧表にも載ります。"
    parent_page_types = ["members.CollaborationIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    not_copied = (
        *PortalPage.not_copied,
        "outcome",
        "photographs",
        "status",
        "status_note",
        "subsidies",
        "visitors",
    )
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("lead"),
        index.SearchField("series"),
        index.SearchField("body"),
    ]

    body_panels: ClassVar[list[Any]] = [
        FieldPanel("lead"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("period"), FieldPanel("location")]),
                FieldRowPanel([choice_panel("status"), FieldPanel("status_note")]),
                FieldRowPanel([FieldPanel("series"), FieldPanel("series_number")]),
                FieldPanel("cooperation_fields"),
            ],
            heading="いつ、どこで",
        ),
        InlinePanel("parties", heading="だれとだれが", label="団体", min_num=1),
        MultiFieldPanel(
            [
                FieldPanel("agreement"),
                FieldRowPanel([FieldPanel("proposal"), FieldPanel("proposal_url")]),
            ],
            heading="きっかけ",
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("visitors"), FieldPanel("outcome"), FieldPanel("photographs")],
            heading="実施後",
            classname="collapsed",
        ),
        InlinePanel("subsidies", heading="助成金", label="助成金"),
    ]

    class Meta:
        verbose_name = "連携事業"
        verbose_name_plural = "連携事業"
        constraints = [
            all_known("cooperation_fields", CooperationField, "collaboration_fields_known"),
            known("status", CollaborationStatus, "collaboration_status_known"),
            stated_date("period", "collaboration_period_stated"),
            models.CheckConstraint(
                condition=Q(series_number__isnull=True) | ~Q(series=""),
                name="collaboration_number_in_series",
                violation_error_message="第何弾かは、シリーズを入れたときだけ入れられます。",
            ),
        ]

    @needs(*PARTS, texts=False)
    def summary(self, context: ReadContext) -> CollaborationSummary:
        return CollaborationSummary(**self.summary_fields(context))

    @needs(*PARTS, "events", "news")
    def detail(self, context: ReadContext) -> CollaborationDetail:
        return CollaborationDetail(**self.detail_fields(context))

    def summary_fields(self, context: ReadContext) -> dict[str, Any]:
        day = self.period.first if self.period else context.viewer.as_of
        return {
            **super().summary_fields(context),
            "description": self.search_description or self.lead,
            "status": coded(CollaborationStatus, self.status),
            "status_note": self.status_note,
            "period": Stated.of(self.period) if self.period else None,
            "series": self.series,
            "series_number": self.series_number,
            "field": coded_list(CooperationField, self.cooperation_fields),
            "parties": parties_of(CollaborationParty, self.parties.all(), day, context),
            "visitors": self.visitors,
            "subsidies": [
                row.schema()
                for row in sorted(self.subsidies.all(), key=lambda row: row.fiscal_year)
            ],
        }

    def detail_fields(self, context: ReadContext) -> dict[str, Any]:
        return {
            **super().detail_fields(context),
            "lead": self.lead,
            "location": self.location,
            "agreement": context.page(self.agreement_id),
            "proposal": self.proposal,
            "proposal_url": self.proposal_url,
            "body": body_of(self.body, context),
            "outcome": body_of(self.outcome, context),
            "photographs": photographs_of(self.photographs, context),
            "events": context.pages(row.pk for row in self.events.all()),
            "news": context.pages(row.pk for row in self.news.all()),
        }
