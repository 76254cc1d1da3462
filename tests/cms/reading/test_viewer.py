"""Which day registers are told of."""

from datetime import UTC, date, datetime

from cms.reading.viewer import Viewer

LATE_IN_UTC = datetime(2016, 6, 6, 15, 30, tzinfo=UTC)
"""Half past midnight on 7 June in Japan."""


def test_registers_are_told_of_the_day_in_japan() -> None:
    assert Viewer.public(LATE_IN_UTC).as_of == date(2016, 6, 7)


def test_another_day_leaves_the_moment_of_reading_alone() -> None:
    viewer = Viewer.member(LATE_IN_UTC).on(date(2016, 9, 1))
    assert (viewer.as_of, viewer.now) == (date(2016, 9, 1), LATE_IN_UTC)
    assert viewer.audience is Viewer.member().audience


def test_no_day_is_the_day_of_reading() -> None:
    assert Viewer.public(LATE_IN_UTC).on(None).as_of == date(2016, 6, 7)
