"""What can be asked of news, publications and events, by name and in any combination.

Rows behind a page are asked for with `Exists`, so that no join repeats a page.
"""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db.models import DateField, Exists, F, OuterRef, Q, Subquery, TimeField
from django.db.models.functions import Coalesce

from members.choices import OrganizationKind
from news.choices import EventStatus
from news.months import Month

if TYPE_CHECKING:  # Wagtail ships no types
    from django.db.models import QuerySet

    PageQuerySet = QuerySet[Any]
else:
    from wagtail.query import PageQuerySet

LAST_DAY = Coalesce("date_of_end", "date_of_start")
OPEN = (EventStatus.PLANNED, EventStatus.POSTPONED)


class _LocaleQuerySet(PageQuerySet):
    """Pages in languages."""

    def in_locale(self, language_code: str) -> Self:
        """Without the other languages: a translation is no second record."""
        return self.filter(locale__language_code=language_code)


class _DatedQuerySet(_LocaleQuerySet):
    """Pages with a day of their own."""

    def in_year(self, year: int) -> Self:
        """Of this calendar year."""
        return self.filter(date_published__year=year)

    def of_series(self, key: int) -> Self:
        return self.filter(series_id=key)

    def newest_first(self) -> Self:
        return self.order_by("-date_published", "-pk")


class _FieldQuerySet(_LocaleQuerySet):
    """Pages with fields of cooperation and organizations behind them."""

    organizations = ""  # the relation that leads to the organizations

    def of_field(self, field: str) -> Self:
        return self.filter(cooperation_fields__contains=[field])

    def in_prefecture(self, two_digits: str) -> Self:
        """With the prefecture of these two digits, such as `13`, or an organization in it."""
        itself = Q(organization__kind=OrganizationKind.PREFECTURE)
        itself &= Q(organization__code__startswith=two_digits)
        return self._with(itself | Q(organization__prefecture__code__startswith=two_digits))

    def in_region(self, region: str) -> Self:
        """With an organization in one of the prefectures of a region."""
        return self._with(
            Q(organization__region=region) | Q(organization__prefecture__region=region)
        )

    def with_ward(self, code: str) -> Self:
        """With the special ward of this code, such as `131091`."""
        return self._with(
            Q(organization__kind=OrganizationKind.SPECIAL_WARD, organization__code=code)
        )

    def _with(self, condition: Q) -> Self:
        children = self.model._meta.get_field(self.organizations).related_model._base_manager
        return self.filter(Exists(children.filter(condition, page=OuterRef("pk"))))


class NewsQuerySet(_DatedQuerySet, _FieldQuerySet):  # type: ignore[override]  # as_manager is not used
    organizations = "organizations"

    def of_category(self, category: str) -> Self:
        return self.filter(category=category)


class PublicationQuerySet(_DatedQuerySet):
    def of_kind(self, kind: str) -> Self:
        return self.filter(kind=kind)


class EventQuerySet(_FieldQuerySet):
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
