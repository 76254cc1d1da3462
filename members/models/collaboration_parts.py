"""The rows of a collaboration: who takes part, and what wards were granted for it."""

from typing import Any, ClassVar

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin

from cms.pages.choices import known
from cms.reading.visibility import Follows
from members.choices import CollaborationRole, OrganizationKind
from members.models.party_rows import PartyRow, named
from members.schemas.collaborations import Subsidy as SubsidySchema


class CollaborationParty(PartyRow):
    """A body that takes part in a collaboration, in one role."""

    page = ParentalKey(
        "members.CollaborationPage", on_delete=models.CASCADE, related_name="parties"
    )
    role = models.CharField(
        "立場",
        max_length=20,
        choices=CollaborationRole,
        default=CollaborationRole.PARTNER,
        help_text="区ごとの一覧表には「特別区」にした区が載ります。例: 相手の団体",
    )

    roles = CollaborationRole

    class Meta(PartyRow.Meta):
        verbose_name = "連携事業の団体"
        verbose_name_plural = "連携事業の団体"
        constraints = [
            known("role", CollaborationRole, "collaboration_party_role_known"),
            named("collaboration_party_named"),
        ]


class CollaborationSubsidy(TranslatableMixin, Orderable):
    """What a ward was granted for a collaboration in one fiscal year."""

    page = ParentalKey(
        "members.CollaborationPage", on_delete=models.CASCADE, related_name="subsidies"
    )
    fiscal_year = models.PositiveSmallIntegerField(
        "年度",
        help_text="4月のある年の西暦です。平成27年度なら2015。助成金の一覧に表示されます。例: 2015",
    )
    ward = models.ForeignKey(
        "members.Organization",
        verbose_name="区",
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"kind": OrganizationKind.SPECIAL_WARD},
        help_text="助成を受けた特別区です。例: 品川区",
    )
    amount = models.PositiveIntegerField(
        "金額（円）", help_text="円を単位に、数字だけで入れます。例: 500000"
    )
    note = models.CharField(
        "補足", max_length=200, blank=True, help_text="一覧の右に表示されます。例: 会場設営費"
    )

    visibility: ClassVar[Follows] = Follows("page", "ward")

    panels: ClassVar[list[Any]] = [
        FieldRowPanel([FieldPanel("fiscal_year"), FieldPanel("amount")]),
        FieldPanel("ward"),
        FieldPanel("note"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = "助成金"
        verbose_name_plural = "助成金"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(fiscal_year__range=(1990, 2100)),
                name="subsidy_fiscal_year_known",
                violation_error_message="年度は、4月のある年の西暦4桁で入れてください。例: 2015",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fiscal_year}年度 {self.ward}"

    def schema(self) -> SubsidySchema:
        return SubsidySchema(
            fiscal_year=self.fiscal_year,
            ward=self.ward.name,
            ward_code=self.ward.code,
            amount=self.amount,
            note=self.note,
        )
