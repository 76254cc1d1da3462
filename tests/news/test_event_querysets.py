"""Which events a question finds, and in which order."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from cms.reading.context import ReadContext
from cms.reading.days import day_in_japan
from cms.reading.read import count, read, read_slice
from cms.reading.viewer import Viewer
from members.choices import CooperationField
from news.choices import BodyRole, EventStatus, EventType
from news.models import EventPage
from tests.factories.news import EventPageFactory
from tests.news import places

pytestmark = pytest.mark.django_db

ALL_DAY = {"all_day": True, "start_time": None, "end_time": None}


def event(title: str, *sessions: dict[str, Any], **fields: Any) -> EventPage:
    page: EventPage = EventPageFactory(title=title, sessions=sessions, **fields)
    return page


def title(page: EventPage, context: ReadContext) -> str:
    return str(page.title)


def titles(queryset: Any) -> list[str]:
    return read(queryset, Viewer.public(), title)


@pytest.fixture
def november() -> None:
    event("終日", {"date_of_start": date(2026, 11, 25), **ALL_DAY})
    event(
        "午前",
        {"date_of_start": date(2026, 11, 25), "start_time": time(10), "end_time": time(12)},
    )
    event(
        "三日間",
        {"date_of_start": date(2026, 11, 24), "date_of_end": date(2026, 11, 26), **ALL_DAY},
    )


@pytest.mark.usefixtures("november")
@pytest.mark.parametrize(
    ("moment", "upcoming"),
    [
        ("2026-11-24T23:59:59+09:00", {"終日", "午前", "三日間"}),
        ("2026-11-25T00:00:30+09:00", {"終日", "午前", "三日間"}),
        ("2026-11-25T09:00:30+09:00", {"終日", "午前", "三日間"}),
        ("2026-11-25T12:30:00+09:00", {"終日", "午前", "三日間"}),
        ("2026-11-25T23:59:59+09:00", {"終日", "午前", "三日間"}),
        ("2026-11-26T00:00:30+09:00", {"三日間"}),
        ("2026-11-26T23:59:59+09:00", {"三日間"}),
        ("2026-11-27T00:00:00+09:00", set()),
        ("2026-11-26T14:59:59+00:00", {"三日間"}),
        ("2026-11-26T15:00:00+00:00", set()),
    ],
)
def test_an_event_is_upcoming_until_its_last_day_ends_in_japan(
    moment: str, upcoming: set[str]
) -> None:
    """CAL-5: the day changes at midnight in Japan, whatever zone the moment is given in."""
    today = day_in_japan(datetime.fromisoformat(moment))
    assert set(titles(EventPage.objects.upcoming(today))) == upcoming
    assert set(titles(EventPage.objects.past(today))) == {"終日", "午前", "三日間"} - upcoming


def test_the_day_in_japan_does_not_follow_the_zone_of_the_moment() -> None:
    moment = datetime(2026, 11, 25, 7, 0, tzinfo=ZoneInfo("America/Los_Angeles"))
    assert day_in_japan(moment) == date(2026, 11, 26)


def test_an_event_without_a_date_is_to_come_unless_it_was_held_or_cancelled() -> None:
    for status in EventStatus:
        event(status.value, status=status)
    today = date(2026, 11, 25)
    assert set(titles(EventPage.objects.upcoming(today))) == {"planned", "postponed"}
    assert set(titles(EventPage.objects.past(today))) == {"cancelled", "held"}


def test_what_comes_first_stands_first_and_the_undated_last() -> None:
    today = date(2026, 11, 25)
    event("未定")
    event("昼", {"date_of_start": date(2026, 11, 26), "start_time": time(13)})
    event("朝", {"date_of_start": date(2026, 11, 26), "start_time": time(9), "end_time": None})
    event("終日", {"date_of_start": date(2026, 11, 26), **ALL_DAY})
    event(
        "連続",
        {"date_of_start": date(2026, 10, 1), **ALL_DAY},
        {"date_of_start": date(2026, 12, 1), **ALL_DAY},
    )
    event("今週", {"date_of_start": date(2026, 11, 23), "date_of_end": today, **ALL_DAY})
    found = titles(EventPage.objects.upcoming(today).soonest_first(today))
    assert found == ["今週", "終日", "朝", "昼", "連続", "未定"]


def test_latest_first_goes_by_the_last_day_of_all_sessions() -> None:
    event("古い", {"date_of_start": date(2015, 5, 1)}, {"date_of_start": date(2015, 5, 2)})
    event("長い", {"date_of_start": date(2014, 1, 1)}, {"date_of_start": date(2016, 1, 1)})
    event("間", {"date_of_start": date(2015, 6, 1), "date_of_end": date(2015, 6, 30)})
    event("未定")
    assert titles(EventPage.objects.latest_first()) == ["未定", "長い", "間", "古い"]


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        (date(2015, 5, 31), None, True),
        (date(2015, 6, 1), None, False),
        (None, date(2015, 5, 30), True),
        (None, date(2015, 5, 29), False),
        (date(2015, 5, 31), date(2015, 5, 31), True),
        (date(2015, 5, 1), date(2015, 5, 29), False),
    ],
)
def test_between_meets_a_session_on_either_of_its_days(
    first: date | None, last: date | None, found: bool
) -> None:
    event("祭り", {"date_of_start": date(2015, 5, 30), "date_of_end": date(2015, 5, 31), **ALL_DAY})
    assert bool(titles(EventPage.objects.between(first, last))) is found


def test_between_does_not_join_two_sessions_into_one() -> None:
    event("二回", {"date_of_start": date(2015, 5, 1)}, {"date_of_start": date(2015, 5, 31)})
    assert titles(EventPage.objects.between(date(2015, 5, 10), date(2015, 5, 20))) == []


def test_a_year_is_that_of_any_session() -> None:
    event(
        "年越し", {"date_of_start": date(2015, 12, 31), "date_of_end": date(2016, 1, 1), **ALL_DAY}
    )
    assert titles(EventPage.objects.in_year(2015)) == ["年越し"]
    assert titles(EventPage.objects.in_year(2016)) == ["年越し"]
    assert titles(EventPage.objects.in_year(2017)) == []


def test_places_are_those_of_the_bodies_whatever_their_role() -> None:
    supporter = {"organization": places.towns_of_hokkaido(), "role": BodyRole.SUPPORTER, "name": ""}
    event("区", bodies=[{"organization": places.arakawa(), "name": ""}, {"name": "実行委員会"}])
    event("町", bodies=[{"organization": places.shiranuka(), "name": ""}, supporter])
    event("道", bodies=[{"organization": places.hokkaido(), "name": ""}])
    event("名だけ", bodies=[{"name": "荒川区"}])
    events = EventPage.objects
    assert set(titles(events.in_prefecture("01"))) == {"町", "道"}
    assert set(titles(events.in_prefecture("13"))) == {"区"}
    assert set(titles(events.in_region("hokkaido"))) == {"町", "道"}
    assert set(titles(events.in_region("kanto"))) == {"区"}
    assert set(titles(events.with_ward("131181"))) == {"区"}
    assert set(titles(events.with_ward("016683"))) == set()


def test_fields_types_and_states_narrow_together() -> None:
    both = [CooperationField.TOURISM, CooperationField.INDUSTRY]
    event("市", event_type=EventType.MARKET, cooperation_fields=both)
    event("祭", event_type=EventType.FESTIVAL, cooperation_fields=[CooperationField.TOURISM])
    event("中止", status=EventStatus.CANCELLED, cooperation_fields=both)
    events = EventPage.objects
    assert set(titles(events.of_field("industry"))) == {"市", "中止"}
    assert titles(events.of_field("industry").of_type("market")) == ["市"]
    assert titles(events.of_field("industry").of_status("cancelled")) == ["中止"]


def test_a_draft_counts_nowhere() -> None:
    event("公開", {"date_of_start": date(2026, 11, 25), **ALL_DAY})
    event("カナリア", {"date_of_start": date(2026, 11, 25), **ALL_DAY}, draft=True)
    found = EventPage.objects.upcoming(date(2026, 11, 25))
    assert titles(found) == ["公開"]
    assert count(found, Viewer.public()) == 1


def walk() -> list[str]:
    found: list[str] = []
    for offset in (0, 10, 20):
        events = EventPage.objects.latest_first()
        found += read_slice(events, Viewer.public(), title, offset=offset, limit=10).items
    return found


def test_equal_days_walk_in_one_stable_order() -> None:
    """READ-4, for events."""
    for number in range(25):
        event(str(number), {"date_of_start": date(2016, 4, 26), **ALL_DAY})
    walks = {tuple(walk()) for _ in range(5)}
    assert len(walks) == 1
    assert len(set(walks.pop())) == 25
