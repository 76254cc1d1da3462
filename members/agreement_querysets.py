"""What can be asked of agreements; every question about their standing is one about a day."""

from datetime import date
from typing import Self

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from members.choices import AgreementStatus
from members.page_querysets import CooperationQuerySet


class AgreementQuerySet(CooperationQuerySet):
    """Chainable; the same rules as `members.terms.Term`, for rows."""

    organizations = "parties"

    def in_force_on(self, day: date) -> Self:
        """Signed by then, and neither ended nor run out."""
        return self.standing(AgreementStatus.IN_FORCE, day)

    def standing(self, status: AgreementStatus, day: date) -> Self:
        """Those that stand so on a day."""
        signed = Q(signed_on__lte=day)
        ended = Q(ended_on__lt=day)
        over = Q(in_force_until__lt=day)
        conditions = {
            AgreementStatus.PLANNED: Q(signed_on__isnull=True) | Q(signed_on__gt=day),
            AgreementStatus.ENDED: signed & ended,
            AgreementStatus.EXPIRED: signed & ~ended & over,
            AgreementStatus.IN_FORCE: signed & ~ended & ~over,
        }
        return self.filter(conditions[status])

    def latest_first(self) -> Self:
        """By the day of signing, or the day for which it is planned; undated ones first."""
        day = Coalesce("signed_on", "planned_on__first_day")
        return self.alias(day=day).order_by(F("day").desc(nulls_first=True), "-pk")
