"""How long agreements are in force, and when their renewal has to be decided."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from members.choices import AgreementStatus, Renewal
from members.terms import Term, add_months, last_day_of

SIGNED = date(2016, 4, 26)


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2016, 1, 31), 1, date(2016, 2, 29)),
        (date(2017, 1, 31), 1, date(2017, 2, 28)),
        (date(2016, 12, 15), 1, date(2017, 1, 15)),
        (date(2016, 2, 29), 12, date(2017, 2, 28)),
        (date(2017, 3, 31), -1, date(2017, 2, 28)),
        (date(2017, 1, 1), -13, date(2015, 12, 1)),
    ],
)
def test_a_month_without_such_a_day_gives_its_last(day: date, months: int, found: date) -> None:
    assert add_months(day, months) == found


@pytest.mark.parametrize(
    ("first", "months", "found"),
    [
        (date(2016, 4, 26), 12, date(2017, 4, 25)),
        (date(2016, 4, 1), 12, date(2017, 3, 31)),
        (date(2016, 2, 29), 12, date(2017, 2, 28)),
        (date(2017, 1, 31), 1, date(2017, 2, 28)),
        (date(2016, 8, 31), 6, date(2017, 2, 28)),
    ],
)
def test_a_period_ends_the_day_before_or_with_its_last_month(
    first: date, months: int, found: date
) -> None:
    assert last_day_of(first, months) == found


def test_periods_follow_one_another_without_a_gap() -> None:
    term = Term(date(2016, 1, 31), months=1, renewal=Renewal.AUTOMATIC)
    ends = [last_day_of(term.signed_on, number) for number in range(1, 25)]
    for end, following in pairwise(ends):
        assert term.period_end(end) == end
        assert term.period_end(end + timedelta(days=1)) == following


def test_the_last_day_of_the_calendar_can_be_asked_for() -> None:
    term = Term(SIGNED, months=12, renewal=Renewal.AUTOMATIC, notice_months=1)
    assert term.status(date.max) == AgreementStatus.IN_FORCE
    assert term.period_end(date.max) == date.max


def test_without_a_term_nothing_ends_it_but_an_end() -> None:
    term = Term(SIGNED)
    assert term.status(date(2016, 4, 25)) == AgreementStatus.PLANNED
    assert term.status(SIGNED) == AgreementStatus.IN_FORCE
    assert term.status(date(2100, 1, 1)) == AgreementStatus.IN_FORCE
    assert (term.last_day, term.period_end(SIGNED), term.decision_by(SIGNED)) == (None, None, None)
    ended = Term(SIGNED, ended_on=date(2020, 3, 31))
    assert ended.status(date(2020, 3, 31)) == AgreementStatus.IN_FORCE
    assert ended.status(date(2020, 4, 1)) == AgreementStatus.ENDED


def test_a_year_that_is_not_renewed_runs_out() -> None:
    term = Term(SIGNED, months=12)
    assert term.last_day == term.period_end(SIGNED) == date(2017, 4, 25)
    assert term.status(date(2017, 4, 25)) == AgreementStatus.IN_FORCE
    assert term.status(date(2017, 4, 26)) == AgreementStatus.EXPIRED
    assert term.decision_by(SIGNED) is None
    assert term.period_end(date(2017, 4, 26)) is None


def test_a_year_that_renews_itself_has_a_day_of_notice_in_every_period() -> None:
    term = Term(SIGNED, months=12, renewal=Renewal.AUTOMATIC, notice_months=1)
    assert term.last_day is None
    for day, end, notice in (
        (date(2016, 4, 26), date(2017, 4, 25), date(2017, 3, 25)),
        (date(2017, 3, 25), date(2017, 4, 25), date(2017, 3, 25)),
        (date(2017, 3, 26), date(2017, 4, 25), date(2018, 3, 25)),
        (date(2017, 4, 25), date(2017, 4, 25), date(2018, 3, 25)),
        (date(2017, 4, 26), date(2018, 4, 25), date(2018, 3, 25)),
        (date(2026, 11, 25), date(2027, 4, 25), date(2027, 3, 25)),
    ):
        assert (term.period_end(day), term.decision_by(day)) == (end, notice), day
    assert (
        Term(SIGNED, 12, Renewal.AUTOMATIC, 1, ended_on=date(2018, 4, 25)).decision_by(SIGNED)
        is None
    )


def test_a_year_that_is_renewed_by_decision_waits_for_one() -> None:
    term = Term(SIGNED, months=12, renewal=Renewal.BY_DECISION, notice_months=2)
    assert term.decision_by(SIGNED) == date(2017, 2, 25)
    assert term.decision_by(date(2017, 3, 1)) == date(2017, 4, 25)
    assert term.status(date(2017, 4, 26)) == AgreementStatus.EXPIRED
    renewed = Term(SIGNED, 12, Renewal.BY_DECISION, 2, renewed_until=date(2018, 4, 25))
    assert renewed.status(date(2017, 4, 26)) == AgreementStatus.IN_FORCE
    assert renewed.decision_by(date(2017, 4, 26)) == date(2018, 2, 25)


@pytest.mark.parametrize("months", [1, 5, 12, 36])
@pytest.mark.parametrize("notice", [0, 1, 3])
def test_a_decision_is_never_asked_for_in_the_past(months: int, notice: int) -> None:
    term = Term(date(2016, 1, 31), months, Renewal.AUTOMATIC, min(notice, months - 1))
    for number in range(800):
        day = term.signed_on + timedelta(days=number)
        end, decision = term.period_end(day), term.decision_by(day)
        assert end is not None
        assert decision is not None
        assert decision >= day
        assert end >= day
