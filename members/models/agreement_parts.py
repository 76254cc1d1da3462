"""The rows of an agreement: who stands behind it, and the way it took."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Model, Q
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin

from cms.pages.choices import choice_panel, known
from cms.pages.coded import coded
from cms.pages.dates.columns import StatedDateField, stated_date
from cms.pages.schemas.dates import Stated
from cms.reading.viewer import Audience, Viewer
from cms.reading.visibility import Follows, Rule
from members.choices import (
    ENTERED_STAGES,
    AgreementRole,
    AgreementStage,
    StageAudience,
)
from members.models.party_rows import PartyRow, named
from members.schemas.agreements import StageEntry

ENTERED = [(stage.value, stage.label) for stage in ENTERED_STAGES]
OPEN_TO = {
    Audience.PUBLIC: (StageAudience.PUBLIC,),
    Audience.MEMBER: (StageAudience.PUBLIC, StageAudience.MEMBERS),
}


class ForItsAudience(Follows):
    """Rows that say for whom they are, as visible as what they belong to."""

    def q(self, model: type[Model], viewer: Viewer, came_by: str | None = None) -> Q:
        return super().q(model, viewer, came_by) & Q(audience__in=OPEN_TO[viewer.audience])

    def holds(self, row: Any, viewer: Viewer, came_by: str | None = None) -> bool:
        return row.audience in OPEN_TO[viewer.audience] and super().holds(row, viewer, came_by)


class AgreementParty(PartyRow):
    """A body that stands behind an agreement."""

    page = ParentalKey("members.AgreementPage", on_delete=models.CASCADE, related_name="parties")
    role = models.CharField(
        "立場",
        max_length=20,
        choices=AgreementRole,
        default=AgreementRole.PARTNER,
        help_text="「相手方」だけが団体と都道府県の数に入ります。例: 相手方",
    )

    roles = AgreementRole

    class Meta(PartyRow.Meta):
        verbose_name = "協定の当事者"
        verbose_name_plural = "協定の当事者"
        constraints = [
            known("role", AgreementRole, "agreement_party_role_known"),
            named("agreement_party_named"),
        ]


class AgreementStep(TranslatableMixin, Orderable):
    """A step on the way to an agreement, or its renewal; not everybody may know of it."""

    page = ParentalKey("members.AgreementPage", on_delete=models.CASCADE, related_name="stages")
    stage = models.CharField(
        "段階",
        max_length=20,
        choices=ENTERED,
        default=AgreementStage.SOUNDED_OUT,
        help_text="「締結」と「終了」は、締結日と終了日から自動で並びます。例: 資料の送付",
    )
    date = StatedDateField(
        "日付",
        null=True,
        blank=True,
        help_text="経過に表示されます。月や年までしか分からなければ、そこまで入れます。"
        "例: 平成28年5月、2016/4/15",
    )
    audience = models.CharField(
        "見せる相手",
        max_length=20,
        choices=StageAudience,
        default=StageAudience.SECRETARIAT,
        help_text="「一般」にした段階だけが公開サイトとAPIに出ます。例: 事務局だけ",
    )
    note = models.CharField(
        "補足",
        max_length=200,
        blank=True,
        help_text="段階のあとに表示されます。見せる相手に合わせて書きます。例: 両団体に資料を送付",
    )

    visibility: ClassVar[Rule] = ForItsAudience("page")

    panels: ClassVar[list[Any]] = [
        FieldRowPanel([choice_panel("stage"), choice_panel("audience")]),
        FieldRowPanel([FieldPanel("date"), FieldPanel("note")]),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = "経過"
        verbose_name_plural = "経過"
        constraints = [
            models.CheckConstraint(
                condition=Q(stage__in=ENTERED_STAGES), name="agreement_step_stage_known"
            ),
            stated_date("date", "agreement_step_date_stated"),
            known("audience", StageAudience, "agreement_step_audience_known"),
        ]

    def __str__(self) -> str:
        return str(self.get_stage_display())

    def schema(self) -> StageEntry:
        return StageEntry(
            stage=coded(AgreementStage, self.stage),
            date=Stated.of(self.date) if self.date else None,
            note=self.note,
        )
