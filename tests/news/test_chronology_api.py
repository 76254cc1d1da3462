"""The chronology in the content API: what it tells, takes, refuses and costs."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.pages.dates.precision import StatedDate
from news.choices import EventStatus, EventType
from tests.factories.members import OrganizationFactory
from tests.factories.news import (
    BodyFactory,
    ChronologyEntryFactory,
    EventPageFactory,
    NewsPageFactory,
)

pytestmark = pytest.mark.django_db

LIST = 8
"""Statements of a list, as agreed."""


def listed(client: Client, query: str = "") -> Any:
    return client.get(f"/api/v1/chronology?{query}").json()


def test_a_fiscal_year_is_asked_for_by_number_or_by_name(client: Client) -> None:
    for iso in ("2019-03-31", "2019-04-01", "2020-03-31", "2020-04-01"):
        ChronologyEntryFactory(date=StatedDate.from_iso(iso), text=iso)
    for year in ("2019", "令和元年度", "平成31年度", "Ｒ１"):
        found = listed(client, f"fiscal_year={year}")
        assert [item["text"] for item in found["items"]] == ["2019-04-01", "2020-03-31"]
        assert {item["fiscal_year"]["name"] for item in found["items"]} == {"令和元年度"}
    assert listed(client, "fiscal_year=2099") == {"count": 0, "items": []}


@pytest.mark.parametrize("query", ["fiscal_year=28", "fiscal_year=x", "kind=party", "body=0"])
def test_what_is_impossible_is_refused(client: Client, query: str) -> None:
    assert client.get(f"/api/v1/chronology?{query}").status_code == 422


def test_a_list_is_narrowed_by_kind_and_body_and_sliced(client: Client) -> None:
    body: Any = BodyFactory()
    for day in range(1, 6):
        ChronologyEntryFactory(date=StatedDate.from_iso(f"2016-04-0{day}"), body=body)
    ChronologyEntryFactory(kind="visit")
    assert listed(client, "kind=visit")["count"] == 1
    found = listed(client, f"body={body.pk}&limit=2&offset=4")
    assert (found["count"], len(found["items"])) == (5, 1)
    assert listed(client, "offset=100") == {"count": 6, "items": []}


def test_one_entry_by_itself(client: Client) -> None:
    entry: Any = ChronologyEntryFactory(text="架空の決定")
    (item,) = listed(client)["items"]
    assert item["detail_url"].endswith(f"/api/v1/chronology/{entry.pk}")
    found = client.get(f"/api/v1/chronology/{entry.pk}").json()
    assert {name: found[name] for name in item} == item
    assert (found["locale"], found["translations"]) == ("ja", [])
    assert client.get("/api/v1/chronology/99999999").status_code == 404


def a_year(count: int) -> None:
    for number in range(count):
        news = NewsPageFactory()
        ChronologyEntryFactory(
            record=news,
            body=BodyFactory(),
            related=[("page", news), ("organization", OrganizationFactory())],
        )
        EventPageFactory(
            title=f"催し{number}",
            event_type=EventType.SYMPOSIUM,
            status=EventStatus.HELD,
            sessions=[{}],
        )


def test_two_lines_and_forty_cost_the_same(client: Client) -> None:
    listed(client)
    costs = set()
    for count in (1, 19):
        a_year(count)
        with CaptureQueriesContext(connection) as queries:
            found = client.get(
                "/api/v1/chronology?limit=100", headers={"cache-control": "no-cache"}
            )
        assert found.status_code == 200
        costs.add(sum("SELECT" in query["sql"] for query in queries))
    assert found.json()["count"] == 40
    assert len(costs) == 1
    assert max(costs) <= LIST, [query["sql"] for query in queries]
