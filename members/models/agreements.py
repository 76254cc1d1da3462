from typing import Any, ClassVar

from django.db import models
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import PageManager
from wagtail.search import index

from cms.pages.blocks.attachments import FileBlocks, files_of
from cms.pages.body import body_of
from cms.pages.choices import ChoiceListField, all_known
from cms.pages.coded import coded, coded_list
from cms.pages.fields import BodyField, LeanStreamField
from cms.pages.models import PortalPage
from cms.pages.schemas.dates import Stated
from cms.reading.context import ReadContext
from cms.reading.filters import lenient
from cms.reading.horizon import Horizon
from cms.reading.shapes import needs
from cms.reading.viewer import Viewer
from members.agreement_querysets import AgreementQuerySet
from members.agreement_shapes import history_of, term_of
from members.blocks import ActivityBlocks, MatterBlocks, activities_of, matters_of
from members.choices import AgreementStatus, CooperationField
from members.models.agreement_dates import AgreementDates
from members.models.party_rows import parties_of
from members.page_parameters import DayFilters
from members.schemas.agreements import AgreementDetail, AgreementParty, AgreementSummary

PARTIES = ("parties__organization__prefecture", "parties__organization__earlier_identities")


class AgreementPage(AgreementDates, PortalPage):
    """An agreement between the wards and others, from the first sounding out to its end."""

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
        "例: 遠く離れたまちどうしが、学び合い、補い合うための協定です。",
    )
    purpose = models.TextField(
        "目的",
        max_length=1000,
        blank=True,
        help_text="協定を結ぶ目的を自分の言葉で書きます。ページに表示されます。"
        "例: 互いの強みを生かし、ともに元気になるため。",
    )
    matters = LeanStreamField(
        MatterBlocks(),
        verbose_name="合意した事項",
        blank=True,
        help_text="1項目に1つずつ入れます。ページに箇条書きで表示されます。",
    )
    body = BodyField()
    activities = LeanStreamField(
        ActivityBlocks(),
        verbose_name="年度ごとの取組",
        blank=True,
        help_text="協定にもとづいて行ったことを、年度を添えて入れます。新しい年度から表示されます。",
    )
    documents = LeanStreamField(
        FileBlocks(),
        verbose_name="協定書など",
        blank=True,
        help_text="ページに、種類と大きさを添えて並びます。例: 協定書（PDF）",
    )

    objects: ClassVar[Any] = PageManager.from_queryset(AgreementQuerySet)()

    template = "site/agreement_page.html"
    page_description = "連携協定の記録です。締結日と期間から、いまの状況と次の期限が計算されます。"
    parent_page_types = ["members.AgreementIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    site_parameters = DayFilters.names()
    not_copied = (
        *PortalPage.not_copied,
        "ended_on",
        "renewed_until",
        "signed_on",
        "stages",
    )
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("lead"),
        index.SearchField("purpose"),
        index.SearchField("body"),
        index.FilterField("signed_on"),
    ]

    body_panels: ClassVar[list[Any]] = [
        FieldPanel("lead"),
        InlinePanel("parties", heading="だれとだれが", label="当事者", min_num=1),
        FieldPanel("cooperation_fields"),
        FieldPanel("purpose"),
        FieldPanel("matters"),
        AgreementDates.dates_panel,
        InlinePanel(
            "stages",
            heading="経過",
            label="段階",
            help_text="締結までの歩みと更新です。見せる相手を段階ごとに選びます。",
        ),
        FieldPanel("body"),
        FieldPanel("activities"),
        FieldPanel("documents"),
    ]

    class Meta:
        verbose_name = "連携協定"
        verbose_name_plural = "連携協定"
        constraints = [
            all_known("cooperation_fields", CooperationField, "agreement_fields_known"),
            *AgreementDates.date_constraints,
        ]
        indexes = [models.Index(F("signed_on").desc(), name="agreement_latest_signed")]

    @needs(*PARTIES, texts=False)
    def summary(self, context: ReadContext) -> AgreementSummary:
        return AgreementSummary(**self.summary_fields(context))

    @needs(*PARTIES, "stages", "event_links", "news_links", "collaborations")
    def detail(self, context: ReadContext) -> AgreementDetail:
        return AgreementDetail(**self.detail_fields(context))

    def serve(
        self, request: HttpRequest, viewer: Viewer | None = None, look: Horizon | None = None
    ) -> HttpResponse:
        day = lenient(DayFilters, request.GET).as_of
        return super().serve(request, (viewer or Viewer.public()).on(day), look)

    def summary_fields(self, context: ReadContext) -> dict[str, Any]:
        day, term = context.viewer.as_of, self.agreed_term
        status = term.status(day) if term else AgreementStatus.PLANNED
        return {
            **super().summary_fields(context),
            "description": self.search_description or self.lead,
            "as_of": day,
            "status": coded(AgreementStatus, status),
            "planned_on": Stated.of(self.planned_on) if self.planned_on else None,
            "signed_on": self.signed_on,
            "is_signing_day_certain": self.is_signing_day_certain,
            "ended_on": self.ended_on,
            "field": coded_list(CooperationField, self.cooperation_fields),
            "parties": parties_of(
                AgreementParty, self.parties.all(), self.signed_on or day, context
            ),
        }

    def detail_fields(self, context: ReadContext) -> dict[str, Any]:
        return {
            **super().detail_fields(context),
            "lead": self.lead,
            "purpose": self.purpose,
            "matters": matters_of(self.matters),
            "history": history_of(self),
            "term": term_of(self, context.viewer.as_of),
            "activities": activities_of(self.activities),
            "documents": files_of(self.documents, context),
            "body": body_of(self.body, context),
            "events": context.pages(row.page_id for row in self.event_links.all()),
            "collaborations": context.pages(row.pk for row in self.collaborations.all()),
            "news": context.pages(row.page_id for row in self.news_links.all()),
        }
