import re
from datetime import date
from typing import Any, ClassVar

from django.core.validators import RegexValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import PageManager
from wagtail.search import index

from cms.pages.blocks.attachments import FileBlocks, files_of
from cms.pages.body import body_of
from cms.pages.choices import ChoiceListField, all_known, choice_panel, known
from cms.pages.coded import coded, coded_list
from cms.pages.fields import BodyField, LeanStreamField
from cms.pages.models import PortalPage
from cms.reading.context import ReadContext
from cms.reading.shapes import needs
from members.choices import CooperationField
from news.blocks import ProgrammeBlocks, programme_of
from news.choices import BodyRole, EventStatus, EventType
from news.models.agreement_links import AGREEMENTS_PANEL
from news.models.chronicled import ChronicledPage, chronicled_known, chronicled_panel
from news.models.collaboration_field import collaboration_field
from news.models.event_application import EventApplication
from news.models.event_bodies import participants, parties
from news.models.event_outcome import EventOutcome
from news.models.event_place import EventPlace
from news.models.event_sessions import EventSession
from news.querysets import EventQuerySet
from news.schemas.events import EventDetail, EventSummary

KATAKANA = RegexValidator(r"^[ァ-ヺー・　 0-9A-Za-z]+$", "全角カタカナで入れてください。")
SEPARATORS = re.compile(r"[、，,]\s*")
NEEDS = (
    "sessions",
    "bodies__organization__prefecture",
    "bodies__organization__earlier_identities",
)


class EventPage(EventPlace, EventApplication, EventOutcome, ChronicledPage, PortalPage):
    """An event, in the vocabulary of GIF; its title is GIF's eventName."""

    event_name_kana = models.CharField(
        "イベント名の読み",
        max_length=200,
        blank=True,
        validators=[KATAKANA],
        help_text="全角カタカナで入れます。オープンデータに使われます。"
        "例: ゼンコクレンケイシンポジウム",
    )
    event_name_en = models.CharField(
        "イベント名の英語",
        max_length=200,
        blank=True,
        help_text="オープンデータに使われます。例: National Cooperation Symposium",
    )
    sub_title = models.CharField(
        "副題",
        max_length=200,
        blank=True,
        help_text="題名の下に表示されます。例: 遠隔自治体間連携の可能性と展望",
    )
    event_type = models.CharField(
        "種類",
        max_length=20,
        choices=EventType,
        default=EventType.OTHER,
        help_text="題名のそばに印として表示されます。例: シンポジウム",
    )
    cooperation_fields = ChoiceListField(
        CooperationField,
        verbose_name="分野",
        help_text="当てはまるものすべてに印を付けます。一覧の絞り込みに使われます。",
    )
    keywords = models.CharField(
        "キーワード",
        max_length=200,
        blank=True,
        help_text="「、」で区切ります。オープンデータに使われます。例: 地方創生、広域連携",
    )
    status = models.CharField(
        "開催状況",
        max_length=10,
        choices=EventStatus,
        default=EventStatus.PLANNED,
        help_text="延期や中止は一覧でも目立つように表示されます。終わったら「開催済み」にします。",
    )
    status_note = models.CharField(
        "開催状況の補足",
        max_length=200,
        blank=True,
        help_text="延期や中止のわけ、これからの予定を書きます。"
        "例: 荒天のため、11月5日に延期します。",
    )
    date_time_description = models.CharField(
        "日時の補足",
        max_length=200,
        blank=True,
        help_text="日程の一覧の下に表示されます。日が決まっていないときの見込みもここに書きます。"
        "例: 雨天決行",
    )
    collaboration = collaboration_field("events")
    lead = models.TextField(
        "リード文",
        max_length=300,
        blank=True,
        help_text="題名のすぐ下と一覧に表示されます。300字まで。"
        "例: 遠く離れた自治体どうしの連携を語り合います。",
    )
    body = BodyField()
    programme = LeanStreamField(
        ProgrammeBlocks(),
        verbose_name="プログラム",
        blank=True,
        help_text="進行の順に項目を足し、登壇者は項目の中に入れます。"
        "例: 基調講演、パネルディスカッション",
    )
    flyers = LeanStreamField(
        FileBlocks(),
        verbose_name="チラシ",
        blank=True,
        help_text="ページに、種類と大きさを添えて並びます。例: チラシ（PDF）",
    )

    objects: ClassVar[Any] = PageManager.from_queryset(EventQuerySet)()

    template = "site/event_page.html"
    page_description = "催しの案内です。終わったあとは同じページに報告と写真を足します。"
    parent_page_types = ["news.EventIndexPage"]
    not_copied = (
        *PortalPage.not_copied,
        "attendance",
        "photographs",
        "report",
        "status",
        "status_note",
    )
    subpage_types: ClassVar[list[str]] = []
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("sub_title"),
        index.SearchField("lead"),
        index.SearchField("body"),
    ]

    body_panels: ClassVar[list[Any]] = [
        FieldPanel("sub_title"),
        MultiFieldPanel(
            [
                choice_panel("event_type"),
                FieldRowPanel([choice_panel("status"), FieldPanel("status_note")]),
                FieldPanel("cooperation_fields"),
                chronicled_panel,
            ],
            heading="種類と開催状況",
        ),
        MultiFieldPanel(
            [
                InlinePanel("sessions", label="日程"),
                FieldPanel("date_time_description"),
            ],
            heading="いつ",
        ),
        EventPlace.place_panel,
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("programme"),
        InlinePanel("bodies", heading="だれが（主催・後援・参加）", label="団体"),
        AGREEMENTS_PANEL,
        FieldPanel("collaboration"),
        EventApplication.application_panel,
        EventApplication.contact_panel,
        FieldPanel("flyers"),
        EventOutcome.outcome_panel,
        MultiFieldPanel(
            [
                FieldPanel("event_name_kana"),
                FieldPanel("event_name_en"),
                FieldPanel("keywords"),
            ],
            heading="オープンデータ",
            classname="collapsed",
        ),
    ]

    class Meta:
        verbose_name = "イベント"
        verbose_name_plural = "イベント"
        constraints = [
            known("event_type", EventType, "event_type_known"),
            known("status", EventStatus, "event_status_known"),
            chronicled_known("event_chronicled_known"),
            all_known("cooperation_fields", CooperationField, "event_fields_known"),
            *EventPlace.place_constraints,
            *EventApplication.application_constraints,
        ]

    @needs(*NEEDS, texts=False)
    def summary(self, context: ReadContext) -> EventSummary:
        return EventSummary(**self.summary_fields(context))

    @needs(*NEEDS, "agreements")
    def detail(self, context: ReadContext) -> EventDetail:
        return EventDetail(**self.detail_fields(context))

    def with_content_json(self, content: Any) -> "EventPage":
        """A draft, whose saved sessions keep the identities that they have in the database.

        Wagtail's copy gives the sessions of a copied draft other keys than the copied rows, so that
        calendars would have met them anew when the draft was published.
        """
        draft: EventPage = super().with_content_json(content)
        saved = dict(EventSession.objects.filter(page=self.pk).values_list("pk", "translation_key"))
        for session in draft.sessions.all():
            session.translation_key = saved.get(session.pk, session.translation_key)
        # A body whose organization has gone since, and which never had a name, is nobody.
        named = [body for body in draft.bodies.all() if body.organization_id or body.name]
        draft.bodies.set(named)
        return draft

    def summary_fields(self, context: ReadContext) -> dict[str, Any]:
        sessions = sorted(self.sessions.all(), key=EventSession.order)  # a draft's are unsorted
        day = self._day(context)
        return {
            **super().summary_fields(context),
            "description": self.search_description or self.lead,
            "sub_title": self.sub_title,
            "event_type": coded(EventType, self.event_type),
            "field": coded_list(CooperationField, self.cooperation_fields),
            "status": coded(EventStatus, self.status),
            "status_note": self.status_note,
            "date_of_start": min((session.date_of_start for session in sessions), default=None),
            "date_of_end": max((session.last_day for session in sessions), default=None),
            "date_time_description": self.date_time_description,
            "sessions": [session.schema() for session in sessions],
            "fee_status": self.fee(),
            "organizer": parties(self.bodies.all(), BodyRole.ORGANIZER, day, context),
            **self.place_summary_fields(),
        }

    def _day(self, context: ReadContext) -> date:
        """For which day bodies are named: its first, or today while none is fixed."""
        days = (session.date_of_start for session in self.sessions.all())
        return min(days, default=context.viewer.as_of)

    def detail_fields(self, context: ReadContext) -> dict[str, Any]:
        bodies, day = list(self.bodies.all()), self._day(context)
        return {
            **super().detail_fields(context),
            "event_name_kana": self.event_name_kana,
            "event_name_en": self.event_name_en,
            "keyword": [word for word in SEPARATORS.split(self.keywords) if word],
            "lead": self.lead,
            "body": body_of(self.body, context),
            "programme": programme_of(self.programme),
            "co_organizer": parties(bodies, BodyRole.CO_ORGANIZER, day, context),
            "supporter": parties(bodies, BodyRole.SUPPORTER, day, context),
            "special_cooperation": parties(bodies, BodyRole.SPECIAL_COOPERATION, day, context),
            "cooperation": parties(bodies, BodyRole.COOPERATION, day, context),
            "participants": participants(bodies, day, context),
            "collaboration": context.page(self.collaboration_id),
            "agreements": context.pages(row.agreement_id for row in self.agreements.all()),
            "flyers": files_of(self.flyers, context),
            **self.place_detail_fields(),
            **self.application_fields(),
            **self.outcome_fields(context),
        }
