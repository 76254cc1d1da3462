"""Memberships: when they hold, what is refused, and who is counted on which day."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from members.choices import OrganizationKind
from members.models import Membership, Organization
from members.services.identities import organization_change, organizations_merge
from tests.factories.members import FigureFactory, MembershipFactory, OrganizationFactory
from tests.members.conftest import Load

PAMPHLET = date(2016, 6, 7)
DAY = timedelta(days=1)
API = "/api/v1/members"


@pytest.fixture
def towns(load: Load) -> None:
    load("檮原町", "津野町", "品川区")


def join(name: str, **fields: Any) -> Membership:
    made: Membership = MembershipFactory(  # type: ignore[assignment]  # a factory's row
        organization=Organization.objects.get(name=name), **fields
    )
    return made


def asked(client: Client, **query: str) -> list[str]:
    answer = client.get(API, query)
    assert answer.status_code == 200, answer.content.decode()
    return [item["name"] for item in answer.json()["items"]]


def numbers(client: Client, day: date) -> tuple[int, int]:
    found = client.get("/api/v1/statistics", {"as_of": str(day)}).json()["members"]
    assert found["as_of"] == str(day)
    return found["counted"], found["total"]


@pytest.mark.usefixtures("towns")
def test_members_are_those_of_the_day(client: Client) -> None:
    join("檮原町")
    join("津野町", joined_on=date(2015, 4, 1), left_on=PAMPHLET)
    join("品川区")
    assert asked(client, as_of="2015-03-31") == []
    assert asked(client, as_of="2016-06-06") == ["津野町"]
    assert asked(client, as_of="2016-06-07") == ["品川区", "檮原町"]
    assert asked(client) == ["品川区", "檮原町"]
    assert numbers(client, PAMPHLET - DAY) == (1, 1)
    # The printed counts leave the wards out.
    assert numbers(client, PAMPHLET) == (1, 2)


@pytest.mark.usefixtures("towns")
@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"region": "shikoku"}, ["津野町", "檮原町"]),
        ({"prefecture": "13"}, ["品川区"]),
        ({"kind": "town"}, ["津野町", "檮原町"]),
        ({"initial": "ta"}, ["津野町"]),
        ({"initial": "ya"}, ["檮原町"]),
        ({"counted": "true"}, ["津野町", "檮原町"]),
        ({"counted": "false"}, ["品川区"]),
        ({"q": "梼原"}, ["檮原町"]),
        ({"q": "梼原", "kind": "city"}, []),
    ],
)
def test_members_are_filtered(client: Client, query: dict[str, str], names: list[str]) -> None:
    for name in ("檮原町", "津野町", "品川区"):
        join(name)
    assert asked(client, **query) == names


@pytest.mark.parametrize(
    "query",
    ["as_of=20160607", "as_of=2016-02-30", "initial=kya", "counted=1", "counted=", "locale=ja"],
)
def test_what_cannot_be_asked_is_refused(client: Client, db: None, query: str) -> None:
    answer = client.get(f"{API}?{query}")
    assert answer.status_code == 422
    assert [error["parameter"] for error in answer.json()["errors"]] == [query.partition("=")[0]]


@pytest.mark.usefixtures("towns")
def test_a_member_says_since_when(client: Client) -> None:
    join("檮原町", joined_precision="at_latest", source="架空の一覧", note="内緒の覚え書き")
    (found,) = client.get(API).json()["items"]
    assert found["is_counted"] is True
    assert found["membership"] == {
        "joined_on": "2016-06-07",
        "joined_precision": {"value": "at_latest", "label": "遅くともこの日までに登録"},
        "left_on": None,
        "source": "架空の一覧",
    }
    page = client.get("/organizations/yusuhara-cho-kochi/").content.decode()
    assert "会員の登録" in page
    assert "までに登録" in page
    everything = page + client.get(API).content.decode()
    assert "内緒の覚え書き" not in everything
    assert client.get("/api/v1/statistics").json()["members"]["uncertain"] == 1


@pytest.mark.usefixtures("towns")
@pytest.mark.parametrize(
    ("fields", "sentence", "constraint"),
    [
        ({"left_on": PAMPHLET}, "退会の日は、登録の日より後に", "membership_left_after_joined"),
        ({"applied_on": PAMPHLET + DAY}, "申請の日と同じか", "membership_joined_after_applied"),
        ({"joined_precision": "about"}, "選択", "membership_precision_known"),
    ],
)
def test_wrong_days_are_refused(fields: dict[str, Any], sentence: str, constraint: str) -> None:
    town = Organization.objects.get(name="檮原町")
    given = {"organization": town, "joined_on": PAMPHLET} | fields
    with pytest.raises(ValidationError, match=sentence):
        Membership(**given).full_clean()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Membership.objects.create(**given)


@pytest.mark.usefixtures("towns")
def test_two_memberships_do_not_overlap_but_may_follow_each_other() -> None:
    first = join("檮原町", left_on=date(2020, 4, 1))
    again = Membership(organization=first.organization, joined_on=date(2020, 3, 31))
    with pytest.raises(ValidationError, match="期間の重なる登録がすでにあります"):
        again.full_clean()
    with pytest.raises(IntegrityError, match="membership_once_at_a_time"), transaction.atomic():
        again.save()
    again.joined_on = date(2020, 4, 1)
    again.full_clean()
    again.save()


@pytest.mark.usefixtures("towns")
def test_a_translation_is_no_second_member() -> None:
    english = Locale.objects.get_or_create(language_code="en")[0]
    copy = Organization.objects.get(name="品川区").copy_for_translation(english)
    copy.save()
    with pytest.raises(ValidationError, match="日本語の団体を"):
        Membership(organization=copy, joined_on=PAMPHLET).full_clean()


@pytest.mark.usefixtures("towns")
def test_a_merger_leaves_one_member_and_a_new_name_the_same(client: Client) -> None:
    join("檮原町")
    join("津野町")
    one, other = (Organization.objects.get(name=name) for name in ("檮原町", "津野町"))
    merged = date(2030, 4, 1)
    successor: Any = OrganizationFactory(
        name="架空市",
        kind=OrganizationKind.CITY,
        code="399981",
        prefecture=one.prefecture,
        established_on=merged,
    )
    organizations_merge(predecessors=[one, other], successor=successor, merged_on=merged)
    assert numbers(client, merged - DAY) == (2, 2)
    assert numbers(client, merged) == (1, 1)
    (found,) = client.get(API, {"as_of": "2030-04-01"}).json()["items"]
    assert (found["name"], found["membership"]) == ("架空市", None)


@pytest.mark.usefixtures("towns")
def test_a_kind_counts_as_it_was_on_the_day(client: Client) -> None:
    join("津野町")
    town = Organization.objects.get(name="津野町")
    organization_change(
        organization=town, changed_on=date(2030, 4, 1), name="津野市", kana="つのし", kind="city"
    )
    assert asked(client, kind="town", as_of="2030-03-31") == ["津野町"]
    assert asked(client, kind="city", as_of="2030-03-31") == []
    assert asked(client, kind="city", as_of="2030-04-01") == ["津野市"]
    assert numbers(client, date(2030, 3, 31)) == numbers(client, date(2030, 4, 1)) == (1, 1)


@pytest.mark.usefixtures("towns")
def test_a_stated_figure_stands_beside_the_count_of_its_day(client: Client) -> None:
    join("檮原町")
    FigureFactory(value=3, as_of=PAMPHLET - DAY, label="前の公表値")
    FigureFactory(value=3, as_of=PAMPHLET, label="公表値")
    FigureFactory(value=564, subject="partnerships", as_of=date(2015, 8, 1), label="相手")
    found = client.get("/api/v1/figures").json()
    assert found["count"] == 3
    base = "http://testserver/api/v1/members?counted=true&as_of="
    assert [(item["value"], item["counted"]) for item in found["items"]] == [
        (3, {"value": 1, "difference": -2, "list_url": f"{base}2016-06-07"}),
        (3, {"value": 0, "difference": -3, "list_url": f"{base}2016-06-06"}),
        (564, None),
    ]
    for query, count in (("subject=members", 2), ("as_of=2016-06-06", 2), ("as_of=2015-07-31", 0)):
        assert client.get(f"/api/v1/figures?{query}").json()["count"] == count
    stated = client.get("/api/v1/statistics?as_of=2016-06-06").json()["members"]["stated"]
    assert [item["label"] for item in stated] == ["公表値", "前の公表値"]


@pytest.mark.usefixtures("towns")
def test_any_day_and_any_number_of_rows_cost_the_same(client: Client) -> None:
    costs: dict[str, set[int]] = {}
    for number, name in enumerate(("檮原町", "津野町", "品川区")):
        join(name)
        FigureFactory(as_of=PAMPHLET + number * DAY)
        for path in (API, f"{API}?as_of=2016-06-07", "/api/v1/figures", "/api/v1/statistics"):
            client.get(path)
            with CaptureQueriesContext(connection) as queries:
                client.get(path)
            costs.setdefault(path, set()).add(len(queries))
    assert {path: len(found) for path, found in costs.items()} == dict.fromkeys(costs, 1)
    assert costs[API] == costs[f"{API}?as_of=2016-06-07"]
    assert max(costs[API]) <= 8
