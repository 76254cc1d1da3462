"""本日開催: what takes place today is marked on the front page and in lists, by days in Japan."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client

from news.choices import EventStatus
from tests.factories.news import EventPageFactory, event_index

pytestmark = pytest.mark.django_db(transaction=True)

JAPAN = ZoneInfo("Asia/Tokyo")
BEGIN = datetime(2026, 4, 26, tzinfo=JAPAN)
DOORS = ["/", "/events/", "/events/?month=2026-04"]


def marked(client: Client, door: str) -> list[str]:
    """The titles of the events that bear the mark."""
    shown = client.get(door).content.decode()
    rows = re.findall(r"<ul class=\"tags\">.*?</h3>", shown, re.DOTALL)
    return [re.findall(r">([^<>]+)</a></h3>", row)[0] for row in rows if "本日開催" in row]


@pytest.mark.parametrize("door", DOORS)
def test_the_mark_comes_and_goes_at_midnight_in_japan(
    door: str, client: Client, clock: time_machine.Traveller
) -> None:
    event_index()
    two_days = {"date_of_start": BEGIN.date(), "date_of_end": date(2026, 4, 27), "whole_day": True}
    EventPageFactory(title="架空まつり", sessions=[two_days])
    EventPageFactory(title="翌日の会", sessions=[{"date_of_start": date(2026, 4, 28)}])
    expected = {
        BEGIN - timedelta(seconds=1): [],
        BEGIN: ["架空まつり"],
        BEGIN + timedelta(days=2, seconds=-1): ["架空まつり"],
        BEGIN + timedelta(days=2): ["翌日の会"],
    }
    seen = {}
    for moment in expected:
        clock.move_to(moment)
        seen[moment] = marked(client, door)
    assert seen == expected


@pytest.mark.parametrize("status", [EventStatus.CANCELLED, EventStatus.POSTPONED])
@pytest.mark.parametrize("door", DOORS)
def test_what_is_off_does_not_take_place(
    door: str, status: EventStatus, client: Client, clock: time_machine.Traveller
) -> None:
    clock.move_to(BEGIN)
    for title, stands in (("開く会", EventStatus.PLANNED), ("開かない会", status)):
        EventPageFactory(title=title, status=stands, sessions=[{"date_of_start": BEGIN.date()}])
    assert marked(client, door) == ["開く会"]
