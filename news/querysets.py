"""What can be asked of news, publications and events, by name and in any combination.

Rows behind a page are asked for with `Exists`, so that no join repeats a page.
"""

from datetime import date
from typing import Any, Self

from django.db.models import DateField, Exists, F, OuterRef, Q, Subquery, TimeField
from django.db.models.functions import Coalesce

from cms.pages.querysets import PortalPageQuerySet
from members.page_querysets import CooperationQuerySet
from news.choices import (
    CHRONICLED_EVENTS,
    CHRONICLED_PUBLICATIONS,
    Chronicled,
    EventStatus,
)
from news.months import Month

LAST_DAY = Coalesce("date_of_end", "date_of_start")
OPEN = (EventStatus.PLANNED, EventStatus.POSTPONED)
TAKING_PLACE = (EventStatus.PLANNED, EventStatus.HELD)


def chronicled(**by_type: Any) -> Q:
    """Whether a page belongs to the chronology: as its editor says, or else by its type."""
    return Q(chronicled=Chronicled.YES) | Q(chronicled=Chronicled.BY_TYPE, **by_type)


class _DatedQuerySet(PortalPageQuerySet):
    """Pages with a day of their own."""

    def in_year(self, year: int) -> Self:
        """Of this calendar year."""
        return self.filter(date_published__year=year)

    def of_series(self, key: int) -> Self:
        return self.filter(series_id=key)

    def newest_first(self) -> Self:
        return self.order_by("-date_published", "-pk")


class NewsQuerySet(_DatedQuerySet, CooperationQuerySet):  # type: ignore[override]  # as_manager is not used
    organizations = "organizations"

    def of_category(self, category: str) -> Self:
        return self.filter(category=category)


class PublicationQuerySet(_DatedQuerySet):
    def of_kind(self, kind: str) -> Self:
        return self.filter(kind=kind)

    def chronicled(self, today: date) -> Self:
        """Those that enter the chronology by themselves: since the day of issue."""
        chosen = chronicled(kind__in=CHRONICLED_PUBLICATIONS)
        return self.filter(chosen, date_published__lte=today).alias(first_day=F("date_published"))


class ScheduleQuerySet(PortalPageQuerySet):
    def of_fiscal_year(self, year: int) -> Self:
        return self.filter(fiscal_year=year)


class EventQuerySet(CooperationQuerySet):
    """Days are Japan's. A session without an end lasts, as far as is known, one day."""

    organizations = "bodies"

    def of_type(self, event_type: str) -> Self:
        return self.filter(event_type=event_type)

    def of_status(self, status: str) -> Self:
        return self.filter(status=status)

    def in_year(self, year: int) -> Self:
        """With a session on a day of this calendar year."""
        return self.between(date(year, 1, 1), date(year, 12, 31))

    def in_month(self, month: str) -> Self:
        """With a session on a day of a month such as `2027-02`."""
        asked = Month.read(month)
        return self.between(asked.first, asked.last)

    def between(self, first: date | None, last: date | None) -> Self:
        """With a session on one of these days, both included; None leaves a side open."""
        sessions = self._sessions()
        if first is not None:
            sessions = sessions.filter(last_day__gte=first)
        if last is not None:
            sessions = sessions.filter(date_of_start__lte=last)
        return self.filter(Exists(sessions))

    def upcoming(self, today: date) -> Self:
        """To come or going on: until the end of the last day; or without a date yet."""
        return self.filter(self._upcoming(today))

    def past(self, today: date) -> Self:
        """Over since the end of the last day."""
        return self.filter(~self._upcoming(today))

    def soonest_first(self, today: date) -> Self:
        """By the first session that is not over; those without a date come last."""
        open_sessions = self._sessions().filter(last_day__gte=today)
        return self._in_order_of(open_sessions.order_by("date_of_start", "start_time"))

    def latest_first(self) -> Self:
        """By the last day, latest first; those without a date come before all others."""
        last = self._sessions().order_by("-last_day").values(day=F("last_day"))[:1]
        return self.alias(ends_on=Subquery(last, output_field=DateField())).order_by(
            F("ends_on").desc(nulls_first=True), "-pk"
        )

    def chronicled(self, today: date) -> Self:
        """Those that enter the chronology by themselves: from their first day on."""
        first = self._sessions().order_by("date_of_start").values("date_of_start")[:1]
        return (
            self.filter(chronicled(event_type__in=list(CHRONICLED_EVENTS)), status__in=TAKING_PLACE)
            .alias(first_day=Subquery(first))
            .filter(first_day__lte=today)
        )

    def _in_order_of(self, sessions: Any) -> Self:
        day = Subquery(sessions.values("date_of_start")[:1], output_field=DateField())
        begin = Subquery(sessions.values("start_time")[:1], output_field=TimeField())
        return self.alias(next_day=day, next_time=begin).order_by(
            F("next_day").asc(nulls_last=True), F("next_time").asc(nulls_first=True), "pk"
        )

    def _upcoming(self, today: date) -> Q:
        undated = ~Exists(self._sessions()) & Q(status__in=OPEN)
        return Q(Exists(self._sessions().filter(last_day__gte=today))) | undated

    def _sessions(self) -> Any:
        model: Any = self.model._meta.get_field("sessions").related_model
        return model._base_manager.filter(page=OuterRef("pk")).alias(last_day=LAST_DAY)
