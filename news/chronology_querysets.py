"""What can be asked of entries of the chronology, by name and in any combination."""

from typing import Self

from django.db import models
from django.db.models import DateField, F, Func, Q
from django.db.models.functions import ExtractYear

from cms.pages.dates.years import first_day_of


class ChronologyQuerySet[M: models.Model](models.QuerySet[M]):
    """An entry lies in the fiscal year of its first day."""

    def in_locale(self, language_code: str) -> Self:
        return self.filter(locale__language_code=language_code)

    def in_fiscal_year(self, year: int) -> Self:
        """From 1 April to 31 March; `year` is the April's."""
        return self.filter(in_fiscal_year("date__first_day", year))

    def fiscal_years(self) -> list[int]:
        """Those that have entries, latest first."""
        before = Func(
            F("date__first_day"),
            template="(%(expressions)s - interval '3 months')::date",
            output_field=DateField(),
        )
        years = self.annotate(year=ExtractYear(before)).order_by("-year")
        return list(years.values_list("year", flat=True).distinct())

    def of_kind(self, kind: str) -> Self:
        return self.filter(kind=kind)

    def of_body(self, key: int) -> Self:
        return self.filter(body_id=key)


def in_fiscal_year(lookup: str, year: int) -> Q:
    """Whether a day lies in a fiscal year."""
    first, after = first_day_of(year), first_day_of(year + 1)
    return Q(**{f"{lookup}__gte": first, f"{lookup}__lt": after})
