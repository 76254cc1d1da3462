"""An organization stays the same whatever it is called, and is told as it was on a day."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from members.choices import OrganizationKind
from members.models import EarlierIdentity, Organization
from members.services.identities import organization_change
from members.services.organizations import LoadResult
from tests.members.conftest import Load

CITY = date(2016, 10, 10)
"""The day on which the town of Tomiya became a city."""
BEFORE = CITY - timedelta(days=1)


@pytest.fixture
def tomiya(load: Load) -> Organization:
    """富谷市 with the town that it was: facts of the register of that time."""
    load("富谷市", "大和町")
    city = Organization.objects.get(code="042161")
    EarlierIdentity.objects.create(
        organization=city,
        changed_on=CITY,
        kind=OrganizationKind.TOWN,
        code="044237",
        name="富谷町",
        kana="とみやちょう",
        romaji="Tomiya-cho",
        slug="tomiya-cho-miyagi",
        county="黒川郡",
    )
    return city


def names(day: date, **filters: str) -> list[str]:
    found = Organization.objects.on(day)
    for method, value in filters.items():
        found = getattr(found, method)(value)
    return [row.identity_on(day).name for row in found.in_reading_order()]


def test_a_body_is_what_it_was_on_the_day(tomiya: Organization) -> None:
    assert tomiya.identity_on(BEFORE).code == "044237"
    assert tomiya.identity_on(CITY) is tomiya
    assert tomiya.name_on(BEFORE) == "富谷町（現・富谷市）"
    assert tomiya.name_on(CITY) == "富谷市"


def test_kind_code_county_and_order_are_those_of_the_day(tomiya: Organization) -> None:
    assert names(BEFORE, of_kind="town") == ["大和町", "富谷町"]
    assert names(BEFORE, of_kind="city") == []
    assert names(CITY, of_kind="city") == ["富谷市"]
    assert names(CITY, of_kind="town") == ["大和町"]
    assert names(BEFORE, with_code="044237") == ["富谷町"]
    assert names(CITY, with_code="044237") == []
    assert names(BEFORE, with_code="042161") == []
    assert names(BEFORE, in_county="黒川郡") == ["大和町", "富谷町"]
    assert names(CITY, in_county="黒川郡") == ["大和町"]


def test_of_several_identities_the_one_of_the_day_counts(tomiya: Organization) -> None:
    EarlierIdentity.objects.create(
        organization=tomiya,
        changed_on=date(1963, 4, 1),
        kind=OrganizationKind.VILLAGE,
        code="044245",
        name="富谷村",
        kana="とみやむら",
        romaji="Tomiya-mura",
    )
    assert names(date(1963, 3, 31), of_kind="village") == ["富谷村"]
    assert names(date(1963, 3, 31), of_kind="town") == ["大和町"]
    assert names(date(1963, 4, 1), of_kind="village") == []
    assert names(date(1963, 4, 1), of_kind="town") == ["大和町", "富谷町"]


@pytest.mark.parametrize("query", ["富谷町", "とみやちょう", "044237", "宮城県富谷町"])
def test_old_names_and_codes_find_it(client: Client, tomiya: Organization, query: str) -> None:
    (found,) = client.get("/api/v1/organizations", {"q": query}).json()["items"]
    assert (found["id"], found["name"]) == (tomiya.pk, "富谷市")


@pytest.mark.parametrize("written", ["富谷町", "富谷市", "044237", "042161", "０４４２３７"])
def test_it_is_known_by_exactly_what_it_was(tomiya: Organization, written: str) -> None:
    assert list(Organization.objects.known_as(written)) == [tomiya]
    assert not Organization.objects.known_as("富谷").exists()
    assert not Organization.objects.known_as("　").exists()


def test_the_api_tells_of_the_day(client: Client, tomiya: Organization) -> None:
    address = f"/api/v1/organizations/{tomiya.pk}"
    then = client.get(address, {"as_of": "2016-10-09"}).json()
    assert (then["id"], then["as_of"]) == (tomiya.pk, "2016-10-09")
    assert (then["name"], then["present_name"]) == ("富谷町", "富谷市")
    assert (then["kind"]["value"], then["code"], then["county"]) == ("town", "044237", "黒川郡")
    now = client.get(address).json()
    assert (now["name"], now["present_name"], now["county"]) == ("富谷市", "", "")
    assert now["earlier_identities"] == [
        {
            "changed_on": "2016-10-10",
            "kind": {"value": "town", "label": "町"},
            "code": "044237",
            "name": "富谷町",
            "kana": "とみやちょう",
            "romaji": "Tomiya-cho",
            "county": "黒川郡",
        }
    ]
    listed = client.get("/api/v1/organizations", {"as_of": "2016-10-09", "kind": "town"}).json()
    assert listed["as_of"] == "2016-10-09"
    assert [item["name"] for item in listed["items"]] == ["大和町", "富谷町"]


def test_the_old_address_leads_to_the_page(client: Client, tomiya: Organization) -> None:
    response = client.get("/organizations/tomiya-cho-miyagi/")
    assert response.status_code == 301
    assert response.headers["Location"] == "http://testserver/organizations/tomiya-shi-miyagi/"
    page = client.get("/organizations/tomiya-shi-miyagi/").content.decode()
    assert "これまでの名称など" in page
    assert "富谷町" in page
    resolved = client.get("/api/v1/resolve", {"path": "/organizations/tomiya-cho-miyagi/"}).json()
    assert (resolved["kind"], resolved["is_permanent"]) == ("redirect", True)
    assert resolved["target"]["id"] == tomiya.pk


def test_a_change_keeps_what_was(load: Load) -> None:
    """篠山市 has been 丹波篠山市 since 1 May 2019, with the same code."""
    load("丹波篠山市")
    row = Organization.objects.get(code="282219")
    Organization.objects.filter(pk=row.pk).update(name="篠山市", kana="ささやまし")
    changed = organization_change(
        organization=row, changed_on=date(2019, 5, 1), name="丹波篠山市", kana="たんばささやまし"
    )
    assert changed.pk == row.pk
    assert changed.name_on(date(2019, 4, 30)) == "篠山市（現・丹波篠山市）"
    assert [one.slug for one in changed.earlier_identities.all()] == [""]
    with pytest.raises(ValidationError, match="すでに記録されています"):
        organization_change(organization=row, changed_on=date(2019, 5, 1), name="篠山市")
    with pytest.raises(ValidationError):
        organization_change(organization=row, changed_on=date(2020, 5, 1), code="282210")
    assert Organization.objects.get(pk=row.pk).code == "282219"
    assert EarlierIdentity.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"changed_on": CITY}, "identity_one_change_a_day"),
        ({"kind": "hamlet"}, "identity_kind_known"),
        ({"code": "04423"}, "identity_code_form"),
        ({"code": ""}, "identity_code_present"),
        ({"name": ""}, "identity_name_present"),
    ],
)
def test_the_database_refuses(
    tomiya: Organization, fields: dict[str, object], constraint: str
) -> None:
    given = {
        "organization": tomiya,
        "changed_on": date(1963, 4, 1),
        "kind": "village",
        "code": "044245",
        "name": "富谷村",
        "kana": "とみやむら",
        "romaji": "Tomiya-mura",
    }
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        EarlierIdentity.objects.create(**given | fields)


def test_any_day_costs_what_today_costs(client: Client, register: LoadResult) -> None:
    counts = set()
    for query in ({}, {"as_of": "2010-01-01"}, {"as_of": "2010-01-01", "kind": "town"}):
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/api/v1/organizations", query).status_code == 200
        counts.add(len(queries))
    assert len(counts) == 1
    assert counts.pop() <= 8
