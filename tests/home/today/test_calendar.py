"""The calendar of the admin, month by month."""

from datetime import date, datetime, time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cms.pages.care.services import take_care
from cms.users.models import User
from home.today.calendar import days_of
from news.models import EventPage
from news.months import Month
from tests.factories import people
from tests.factories.home import StandardPageFactory
from tests.factories.news import EventPageFactory, EventSessionFactory, NewsPageFactory

pytestmark = pytest.mark.django_db
NOVEMBER = Month(2026, 11)


@pytest.fixture
def editor() -> User:
    return people.editor()


def seen(user: User, month: Month) -> dict[str, list[tuple[str, str, str]]]:
    return {
        day.date.isoformat(): [(one.time, one.kind, one.title) for one in day.entries]
        for week in days_of(user, month)
        for day in week
        if day.entries
    }


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_each_thing_stands_on_its_day_in_japan(editor: User) -> None:
    event: EventPage = EventPageFactory(title="架空まつり")
    event.sessions.all().delete()
    EventSessionFactory(
        page=event,
        date_of_start=date(2026, 11, 28),
        date_of_end=date(2026, 11, 29),
        start_time=time(9, 30),
    )
    NewsPageFactory(title="終わる便り", expire_at=at("2026-11-09T15:30:00+00:00"))
    page: Any = NewsPageFactory(
        draft=True, title="出る便り", go_live_at=at("2099-11-05T10:00+09:00")
    )
    page.save_revision().publish()
    review = StandardPageFactory(title="架空の案内")
    take_care([review], changes={"review_on": date(2026, 11, 10)})
    assert seen(editor, NOVEMBER) == {
        "2026-11-10": [("", "見直し", "架空の案内"), ("00:30", "公開終了", "終わる便り")],
        "2026-11-28": [("09:30", "開催", "架空まつり")],
        "2026-11-29": [("", "開催", "架空まつり")],
    }
    assert seen(editor, Month(2099, 11)) == {"2099-11-05": [("10:00", "公開予定", "出る便り")]}


def test_nobody_sees_the_plans_of_pages_that_are_not_theirs(editor: User) -> None:
    take_care([StandardPageFactory()], changes={"review_on": date(2026, 11, 10)})
    stranger = people.person("kumo@city.example.jp")
    assert seen(stranger, NOVEMBER) == {}


@pytest.mark.parametrize(
    ("month", "before", "after"),
    [("2027-01", "2026-12", "2027-02"), ("2028-02", "2028-01", "2028-03")],
)
def test_the_months_beside_are_offered(
    client: Client, editor: User, month: str, before: str, after: str
) -> None:
    client.force_login(editor)
    shown = client.get(reverse("calendar"), {"month": month}).content.decode()
    assert f"?month={before}" in shown
    assert f"?month={after}" in shown
    assert "令和" in shown


@pytest.mark.parametrize("month", ["2027-13", "2027-1", "1899-12", "2101-01", "x", "２０２７-01"])
def test_a_month_that_is_none_is_not_found(client: Client, editor: User, month: str) -> None:
    client.force_login(editor)
    assert client.get(reverse("calendar"), {"month": month}).status_code == 404


def test_the_calendar_ends_without_a_link(client: Client, editor: User) -> None:
    client.force_login(editor)
    assert "次の月" not in client.get(reverse("calendar"), {"month": "2100-12"}).content.decode()


def test_a_full_day_unfolds(client: Client, editor: User) -> None:
    for _ in range(7):
        NewsPageFactory(expire_at=at("2026-11-09T10:00+09:00"))
    client.force_login(editor)
    shown = client.get(reverse("calendar"), {"month": "2026-11"}).content.decode()
    assert "ほか3件" in shown
    assert shown.count("公開終了</span>") == 7
