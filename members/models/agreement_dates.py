from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from cms.pages.choices import choice_panel, known
from cms.pages.dates.columns import StatedDateField, stated_date
from members.choices import Renewal
from members.terms import Term


class AgreementDates(models.Model):
    """When an agreement was planned, signed and ended, and how long it is in force."""

    planned_on = StatedDateField(
        "締結の予定",
        null=True,
        blank=True,
        help_text="締結までのあいだ表示されます。月までしか決まっていなければ、月まで入れます。"
        "例: 平成28年6月、2016/6/25",
    )
    signed_on = models.DateField(
        "締結日",
        null=True,
        blank=True,
        help_text="この日から「有効」と表示され、経過に「締結」が並びます。例: 2016-04-26",
    )
    is_signing_day_certain = models.BooleanField(
        "締結日は確か",
        default=True,
        help_text="日が確かめられないときは印を外し、締結済みと確かめられる一番早い日を締結日に入れます。"
        "「その日までに締結」と表示されます。",
    )
    term_months = models.PositiveSmallIntegerField(
        "期間（月数）",
        null=True,
        blank=True,
        help_text="締結日から数えた1期の長さです。定めがなければ空のままにします。例: 12",
    )
    renewal = models.CharField(
        "更新",
        max_length=20,
        choices=Renewal,
        default=Renewal.NONE,
        help_text="期間が終わるときの決まりです。次に決める期限はここから計算されます。"
        "例: 申し出がなければ更新",
    )
    notice_months = models.PositiveSmallIntegerField(
        "申し出の期限（月数）",
        default=0,
        help_text="満了の何か月前までに申し出るかです。1か月前までなら1。例: 1",
    )
    renewed_until = models.DateField(
        "更新後の満了日",
        null=True,
        blank=True,
        help_text="「そのつど決めて更新」で更新したとき、新しい期間の最後の日を入れます。"
        "例: 2018-03-31",
    )
    ended_on = models.DateField(
        "終了日",
        null=True,
        blank=True,
        help_text="協定をやめたときだけ、有効だった最後の日を入れます。次の日から「終了」と表示されます。"
        "例: 2020-03-31",
    )
    in_force_until = models.DateField("期間による満了日", null=True, editable=False)

    dates_panel: ClassVar[Any] = MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("planned_on"), FieldPanel("ended_on")]),
            FieldRowPanel([FieldPanel("signed_on"), FieldPanel("is_signing_day_certain")]),
            FieldRowPanel([FieldPanel("term_months"), choice_panel("renewal")]),
            FieldRowPanel([FieldPanel("notice_months"), FieldPanel("renewed_until")]),
        ],
        heading="締結と期間",
    )
    date_constraints: ClassVar[list[models.CheckConstraint]] = [
        known("renewal", Renewal, "agreement_renewal_known"),
        stated_date("planned_on", "agreement_planned_stated"),
        models.CheckConstraint(
            condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("signed_on")),
            name="agreement_ends_after_signing",
            violation_error_message="終了日は、締結日と同じ日か、それより後の日にしてください。",
        ),
        models.CheckConstraint(
            condition=Q(ended_on__isnull=True) | Q(signed_on__isnull=False),
            name="agreement_ended_once_signed",
            violation_error_message="終了日は、締結日のあるときだけ入れられます。",
        ),
        models.CheckConstraint(
            condition=Q(term_months__isnull=True) | Q(term_months__gte=1),
            name="agreement_term_of_months",
            violation_error_message="期間は1か月以上にします。",
        ),
        models.CheckConstraint(
            condition=Q(renewal=Renewal.NONE) | Q(term_months__isnull=False),
            name="agreement_renewal_of_term",
            violation_error_message="更新の決まりを選んだときは、期間（月数）も入れてください。",
        ),
        models.CheckConstraint(
            condition=Q(notice_months=0) | Q(notice_months__lt=F("term_months")),
            name="agreement_notice_within_term",
            violation_error_message="申し出の期限は、期間（月数）より短くしてください。",
        ),
        models.CheckConstraint(
            condition=Q(renewed_until__isnull=True) | Q(renewal=Renewal.BY_DECISION),
            name="agreement_renewed_by_decision",
            violation_error_message="更新後の満了日は、「そのつど決めて更新」のときだけ入れられます。",
        ),
    ]

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        term = self.agreed_term
        self.in_force_until = term.last_day if term else None
        super().save(*args, **kwargs)

    @property
    def agreed_term(self) -> Term | None:
        """What was settled about its duration; None before signing."""
        if self.signed_on is None:
            return None
        return Term(
            signed_on=self.signed_on,
            months=self.term_months,
            renewal=self.renewal,
            notice_months=self.notice_months,
            renewed_until=self.renewed_until,
            ended_on=self.ended_on,
        )
