"""Dates of events: what the form and the database refuse, and what readers get."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from news.models import EventSession
from tests.factories.news import EventPageFactory

pytestmark = pytest.mark.django_db

DAY, NEXT = date(2015, 5, 30), date(2015, 5, 31)

WRONG = [
    ({"date_of_end": date(2015, 5, 29)}, "date_of_end"),
    ({"start_time": None, "end_time": None}, "start_time"),
    ({"start_time": None}, "start_time"),
    ({"all_day": True}, "all_day"),
    ({"all_day": True, "start_time": None}, "all_day"),
    ({"end_time": time(9, 59)}, "end_time"),
    ({"date_of_end": DAY, "end_time": time(9, 59)}, "end_time"),
]


def session(**fields: Any) -> EventSession:
    timed = {"date_of_start": DAY, "start_time": time(10), "end_time": time(16)}
    return EventSession(page=EventPageFactory(), **(timed | fields))


@pytest.mark.parametrize(("fields", "field"), WRONG)
def test_wrong_dates_are_refused_at_their_field(fields: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        session(**fields).clean()
    assert list(refused.value.message_dict) == [field]


@pytest.mark.parametrize(("fields", "field"), WRONG)
def test_the_database_refuses_wrong_dates_by_itself(fields: dict[str, Any], field: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        session(**fields).save()


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"end_time": None},
        {"all_day": True, "start_time": None, "end_time": None},
        {"date_of_end": NEXT, "start_time": time(22), "end_time": time(5)},
        {"end_time": time(10)},
    ],
)
def test_right_dates_are_taken(fields: dict[str, Any]) -> None:
    right = session(**fields)
    right.full_clean(exclude=["locale"])
    right.save()


def test_times_carry_the_offset_of_japan() -> None:
    shown = session().schema()
    japan = ZoneInfo("Asia/Tokyo")
    assert shown.start == datetime(2015, 5, 30, 10, 0, tzinfo=japan)
    assert shown.model_dump(mode="json")["start"] == "2015-05-30T10:00:00+09:00"
    assert shown.model_dump(mode="json")["end"] == "2015-05-30T16:00:00+09:00"


def test_whole_days_are_plain_dates_and_the_end_is_inclusive() -> None:
    days = session(date_of_end=NEXT, all_day=True, start_time=None, end_time=None)
    shown = days.schema().model_dump(mode="json")
    assert (shown["start"], shown["end"]) == ("2015-05-30", "2015-05-31")


@pytest.mark.parametrize("all_day", [True, False])
def test_an_end_is_never_invented(all_day: bool) -> None:
    begin = None if all_day else time(10)
    shown = session(all_day=all_day, start_time=begin, end_time=None).schema()
    assert (shown.end, shown.date_of_end, shown.end_time) == (None, None, None)


def test_an_end_over_midnight_is_on_the_last_day() -> None:
    shown = session(date_of_end=NEXT, start_time=time(22), end_time=time(5)).schema()
    assert shown.model_dump(mode="json")["end"] == "2015-05-31T05:00:00+09:00"
