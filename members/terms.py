"""How long an agreement is in force, and until when its renewal has to be decided."""

import calendar
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

from members.choices import AgreementStatus, Renewal

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Term:
    """What was settled about the duration of a signed agreement.

    Attributes:
        signed_on: its first day in force.
        months: length of one period; None for an agreement without a fixed term.
        renewal: what happens at the end of a period.
        notice_months: how long before the end of a period renewal has to be decided.
        renewed_until: last day of the period for which it was renewed by decision.
        ended_on: last day in force of an agreement that was brought to an end.
    """

    signed_on: date
    months: int | None = None
    renewal: Renewal | str = Renewal.NONE
    notice_months: int = 0
    renewed_until: date | None = None
    ended_on: date | None = None

    @property
    def last_day(self) -> date | None:
        """The last day in force as far as that is settled by the term; None for no end in sight."""
        if self.months is None or self.renewal == Renewal.AUTOMATIC:
            return None
        first = last_day_of(self.signed_on, self.months)
        return max(first, self.renewed_until or first)

    def status(self, day: date) -> AgreementStatus:
        """How the agreement stands on a day."""
        if day < self.signed_on:
            return AgreementStatus.PLANNED
        if self.ended_on is not None and day > self.ended_on:
            return AgreementStatus.ENDED
        if self.last_day is not None and day > self.last_day:
            return AgreementStatus.EXPIRED
        return AgreementStatus.IN_FORCE

    def period_end(self, day: date) -> date | None:
        """The last day of the period that runs on a day; None if none runs, or without a term."""
        if self.months is None or self.status(day) != AgreementStatus.IN_FORCE:
            return None
        return self.last_day or self._periods_from(day, 0)

    def decision_by(self, day: date) -> date | None:
        """The next day, from this one on, by which renewal has to be decided; None if none is."""
        end = self.period_end(day)
        if end is None or self.renewal == Renewal.NONE or self.ended_on is not None:
            return None
        due = add_months(end, -self.notice_months)
        if due >= day:
            return due
        if self.renewal == Renewal.BY_DECISION:
            return end  # late, but not too late
        return add_months(self._periods_from(day, 1), -self.notice_months)

    def _periods_from(self, day: date, further: int) -> date:
        """The last day of the period that a day lies in, or of one further on."""
        months, first = self.months or 1, self.signed_on
        number = (12 * (day.year - first.year) + day.month - first.month) // months
        if last_day_of(first, months * number) < day:
            number += 1
        return last_day_of(first, months * (number + further))


def last_day_of(first: date, months: int) -> date:
    """The last day of some months from a first day on (Civil Code, article 143, paragraph 2).

    It is the day before the same day of the last month, or that month's last where it has none
    such: a month from 31 January on ends on 28 February.
    """
    after = add_months(first, months)
    return after - DAY if after.day == first.day else after


def add_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last where it has none such.

    Months beyond the calendar of Python end on its last day.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > MAXYEAR:
        return date.max
    length = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, length))
