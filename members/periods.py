"""Periods of days in the database: from the first day up to, without, the day after the last."""

from datetime import date

from django.contrib.postgres.fields import DateRangeField
from django.db.models import Func, Q


def days_between(first: str, after: str) -> Func:
    """The days from one column's day up to before another's; an empty one leaves it open."""
    return Func(first, after, function="daterange", output_field=DateRangeField())


def during(day: date, first: str, after: str) -> Q:
    """That a day lies in such a period."""
    began = Q(**{f"{first}__isnull": True}) | Q(**{f"{first}__lte": day})
    return began & (Q(**{f"{after}__isnull": True}) | Q(**{f"{after}__gt": day}))
