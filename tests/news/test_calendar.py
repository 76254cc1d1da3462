"""The month of the list of events: every month is right, and none leads into empty years."""

import re
from datetime import date, datetime, time
from typing import Any

import pytest
import time_machine
from django.test import Client, RequestFactory
from hypothesis import given, strategies as st

from cms.reading.viewer import Viewer
from news.choices import EventStatus
from news.months import Month
from news.schemas.calendar import Calendar
from tests.factories.news import EventPageFactory, event_index

ALL_DAY = {"all_day": True, "start_time": None, "end_time": None}
MONTHS = st.builds(Month, st.integers(1900, 2100), st.integers(1, 12))


def calendar(query: str, moment: str = "2027-01-31T12:00:00+09:00") -> Calendar:
    viewer = Viewer.public(datetime.fromisoformat(moment))
    index: Any = event_index().specific
    found = index.readings(RequestFactory().get(f"/{query}"), viewer)["listing"].calendar
    assert found is not None
    return found  # type: ignore[no-any-return]  # the listing is typed loosely


def busy(found: Calendar) -> dict[int, list[str]]:
    days = [day for week in found.weeks for day in week if day and day.entries]
    return {day.date.day: [entry.title for entry in day.entries] for day in days}


@given(MONTHS)
def test_months_follow_each_other_whatever_their_length(month: Month) -> None:
    assert month.next.previous == month
    assert Month.of(month.first) == Month.of(month.last) == month
    assert (month.next.first - month.last).days == 1
    if month.next.year <= 2100:
        assert Month.read(str(month.next)) == month.next > month


@pytest.mark.parametrize(
    "text", ["2027-13", "2027-00", "2027-2", "1899-12", "2101-01", "２０２７-02", "2027-02-01", "x"]
)
@pytest.mark.django_db
def test_a_month_that_is_none_is_refused(client: Client, text: str) -> None:
    address = event_index().get_url()
    assert client.get(address, {"month": text}).status_code == 404
    refused = client.get("/api/v1/events", {"month": text})
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["parameter"] == "month"


@pytest.mark.django_db
def test_after_the_31st_of_january_comes_february() -> None:
    EventPageFactory(sessions=[{"date_of_start": date(2027, 6, 1)}])
    found = calendar("?month=2027-01")
    assert (found.previous_url, found.next_url) == ("", "?month=2027-02")
    assert [day.date.day for week in found.weeks for day in week if day and day.is_today] == [31]


@pytest.mark.django_db
def test_a_leap_day_is_in_its_week_and_weeks_begin_on_sunday() -> None:
    found = calendar("?month=2028-02")
    leap = date(2028, 2, 29)
    (week,) = [week for week in found.weeks if any(day and day.date == leap for day in week)]
    assert [day and day.date.day for day in week] == [27, 28, 29, None, None, None, None]


@pytest.mark.django_db
def test_each_day_of_an_event_shows_it_and_nothing_hidden() -> None:
    long = {"date_of_start": date(2027, 1, 30), "date_of_end": date(2027, 2, 2)}
    EventPageFactory(title="祭り", sessions=[long | ALL_DAY])
    timed = {"date_of_start": date(2027, 2, 2), "start_time": time(18), "end_time": None}
    EventPageFactory(title="夜市", status=EventStatus.CANCELLED, sessions=[timed])
    EventPageFactory(title="カナリア", draft=True, sessions=[timed])
    found = calendar("?month=2027-02")
    assert busy(found) == {1: ["祭り"], 2: ["祭り", "夜市"]}
    assert busy(calendar("?month=2027-01")) == {30: ["祭り"], 31: ["祭り"]}
    (entry,) = [entry for week in found.weeks for day in week if day for entry in day.entries[1:]]
    assert (entry.start_time, entry.status.value) == (time(18), "cancelled")


@pytest.mark.django_db
@time_machine.travel("2027-01-31T12:00:00+09:00", tick=False)
def test_far_months_have_no_links_and_are_not_indexed(client: Client) -> None:
    EventPageFactory(sessions=[{"date_of_start": date(2027, 2, 3)}])
    address = event_index().get_url()
    for far in ("2017-01", "2037-01"):
        html = client.get(address, {"month": far}).content.decode()
        assert '<meta name="robots" content="noindex">' in html
        assert not re.findall(r'rel="(?:prev|next)"', html)
    html = client.get(address, {"month": "2027-02"}).content.decode()
    assert "noindex" not in html
    assert 'href="?month=2027-01" rel="prev"' in html
    assert 'rel="next"' not in html
    assert f'rel="canonical" href="http://testserver{address}?month=2027-02"' in html


@pytest.mark.django_db
def test_the_table_is_one_and_can_be_heard(client: Client) -> None:
    EventPageFactory(title="祭り", sessions=[{"date_of_start": date(2027, 2, 3)}])
    html = client.get(event_index().get_url(), {"month": "2027-02"}).content.decode()
    assert html.count("<table") == 1
    assert "（2027年2月）｜" in html.partition("</title>")[0]
    assert '<caption class="unseen">2027年2月のイベント</caption>' in html
    heard = re.sub(r"<span class=\"unseen\">|</span>", "", html)
    assert re.findall(r'<th scope="col">(.曜日)</th>', heard) == [
        f"{d}曜日" for d in "日月火水木金土"
    ]
    assert re.findall(r'<time datetime="2027-02-\d\d">(2月\d+日)</time>', heard) == [
        f"2月{number}日" for number in range(1, 29)
    ]
    assert html.count("<li><a href") >= 1


@pytest.mark.django_db
def test_the_list_leads_to_the_next_month_with_events_and_filters_stay(client: Client) -> None:
    EventPageFactory(sessions=[{"date_of_start": date(2016, 4, 26)}])
    address = event_index().get_url()
    html = client.get(address, {"event_type": "symposium"}).content.decode()
    assert 'href="?event_type=symposium&amp;month=2016-04"' in html
    EventPageFactory(sessions=[{"date_of_start": date(2090, 4, 26)}])
    assert 'href="?month=2090-04"' in client.get(address).content.decode()


@pytest.mark.django_db
def test_the_api_has_the_month_too(client: Client) -> None:
    EventPageFactory(title="前", sessions=[{"date_of_start": date(2027, 1, 31)}])
    EventPageFactory(title="中", sessions=[{"date_of_start": date(2027, 2, 28)}])
    found = client.get("/api/v1/events", {"month": "2027-02"}).json()
    assert [item["title"] for item in found["items"]] == ["中"]
