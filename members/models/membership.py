from datetime import date
from typing import Any, ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Locale, RevisionMixin

from cms.pages.choices import choice_panel, known
from cms.pages.coded import coded
from cms.reading.visibility import Follows
from members.choices import JoinedPrecision
from members.periods import days_between
from members.querysets import MembershipQuerySet
from members.schemas.memberships import Membership as MembershipSchema


class Membership(RevisionMixin, models.Model):
    """That an organization was a member of the network for a time."""

    organization = models.ForeignKey(
        "members.Organization",
        verbose_name="自治体・団体",
        on_delete=models.PROTECT,
        related_name="memberships",
        help_text="登録した自治体や団体です。名称の一部を入れて探します。例: 白糠町",
    )
    applied_on = models.DateField(
        "申請の日",
        null=True,
        blank=True,
        help_text="登録を申し込んだ日です。公開されません。わからなければ空のままにします。"
        "例: 平成28年4月26日",
    )
    joined_on = models.DateField(
        "登録の日",
        help_text="この日から会員に数えます。正確な日がわからないときは、会員だったとわかっている"
        "最も早い日を入れ、下で「遅くともこの日までに登録」を選びます。例: 平成28年6月7日",
    )
    joined_precision = models.CharField(
        "登録の日の確かさ",
        max_length=20,
        choices=JoinedPrecision,
        default=JoinedPrecision.DAY,
        help_text="団体のページの登録の日に添えて表示されます。例: 遅くともこの日までに登録",
    )
    left_on = models.DateField(
        "退会の日",
        null=True,
        blank=True,
        help_text="この日から会員に数えません。会員のあいだは空のままにします。"
        "合併でなくなった団体は、引き継いだ団体が会員になるので、入れません。例: 令和2年3月31日",
    )
    source = models.CharField(
        "出典",
        max_length=200,
        blank=True,
        help_text="登録を確かめた資料です。団体のページに表示されます。"
        "例: プロジェクトのパンフレット（2016年6月7日現在）",
    )
    note = models.TextField(
        "覚え書き",
        max_length=500,
        blank=True,
        help_text="管理画面だけに表示されます。例: 申請書は文書番号12",
    )

    objects: ClassVar[MembershipQuerySet["Membership"]] = MembershipQuerySet.as_manager()  # type: ignore[assignment]  # a manager with the queryset's methods

    visibility: ClassVar[Follows] = Follows("organization")

    panels: ClassVar[list[Any]] = [
        FieldPanel("organization"),
        MultiFieldPanel(
            [
                FieldPanel("applied_on"),
                FieldRowPanel([FieldPanel("joined_on"), choice_panel("joined_precision")]),
                FieldPanel("left_on"),
            ],
            heading="期間",
        ),
        FieldPanel("source"),
        FieldPanel("note"),
    ]

    class Meta:
        verbose_name = "会員の登録"
        verbose_name_plural = "会員の登録"
        ordering = ["organization__sort_key", "joined_on", "pk"]
        constraints = [
            known("joined_precision", JoinedPrecision, "membership_precision_known"),
            models.CheckConstraint(
                condition=Q(applied_on__isnull=True) | Q(applied_on__lte=F("joined_on")),
                name="membership_joined_after_applied",
                violation_error_message="登録の日は、申請の日と同じか、それより後にしてください。",
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gt=F("joined_on")),
                name="membership_left_after_joined",
                violation_error_message="退会の日は、登録の日より後にしてください。",
            ),
            ExclusionConstraint(
                name="membership_once_at_a_time",
                expressions=[
                    ("organization", RangeOperators.EQUAL),
                    (days_between("joined_on", "left_on"), RangeOperators.OVERLAPS),
                ],
                violation_error_message="この団体には、期間の重なる登録がすでにあります。",
            ),
        ]
        indexes = [models.Index(fields=["joined_on", "left_on"], name="membership_period")]

    def __str__(self) -> str:
        return str(self.organization)

    def clean(self) -> None:
        super().clean()
        if self.organization_id and self.organization.locale_id != Locale.get_default().pk:
            sentence = "翻訳ではなく、日本語の団体を選んでください。"
            raise ValidationError({"organization": sentence})

    def holds_on(self, day: date) -> bool:
        """Whether it was a member on a day, as far as is known."""
        return self.joined_on <= day and (self.left_on is None or self.left_on > day)

    def schema(self) -> MembershipSchema:
        return MembershipSchema(
            joined_on=self.joined_on,
            joined_precision=coded(JoinedPrecision, self.joined_precision),
            left_on=self.left_on,
            source=self.source,
        )
