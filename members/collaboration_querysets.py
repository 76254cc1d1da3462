"""What can be asked of collaborations."""

from datetime import date
from typing import Any, Self

from django.db.models import Exists, F, OuterRef, Q

from members.page_querysets import CooperationQuerySet


class CollaborationQuerySet(CooperationQuerySet):
    """Chainable; a collaboration without a date lies in no fiscal year and has not begun."""

    organizations = "parties"

    def of_status(self, status: str) -> Self:
        return self.filter(status=status)

    def of_agreement(self, key: int) -> Self:
        """That an agreement gave rise to."""
        return self.filter(agreement=key)

    def in_fiscal_year(self, year: int) -> Self:
        """With a day, as far as is known, from April of a year to March of the next."""
        return self.filter(_in_fiscal_year(year))

    def reported_in(self, year: int) -> Self:
        """In a fiscal year, or with a subsidy of it."""
        model: Any = self.model._meta.get_field("subsidies").related_model
        granted = model._base_manager.filter(page=OuterRef("pk"), fiscal_year=year)
        return self.filter(_in_fiscal_year(year) | Q(Exists(granted)))

    def begun_by(self, day: date) -> Self:
        """That had begun by a day, as far as is known."""
        return self.filter(period__first_day__lte=day)

    def latest_first(self) -> Self:
        """By the last day; those without a date come before all others."""
        return self.alias(day=F("period__last_day")).order_by(
            F("day").desc(nulls_first=True), "-pk"
        )

    def earliest_first(self) -> Self:
        """By the first day; those without a date come last."""
        return self.alias(day=F("period__first_day")).order_by(F("day").asc(nulls_last=True), "pk")


def _in_fiscal_year(year: int) -> Q:
    return Q(period__first_day__lte=date(year + 1, 3, 31), period__last_day__gte=date(year, 4, 1))
