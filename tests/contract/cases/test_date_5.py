"""DATE-5: a town becomes a city or changes its name; its past stays true, and it stays one."""

from datetime import date
from typing import Any

import httpx
import pytest

from members.models import Organization
from members.services.identities import organization_change
from members.services.organizations import organizations_load
from tests.factories.members import MembershipFactory
from tests.factories.news import EventPageFactory, NewsPageFactory
from tests.fixtures.live_site import LiveSite
from tests.members.conftest import rows_named

TOWN = {
    "kind": "town",
    "code": "044237",
    "name": "富谷町",
    "kana": "とみやちょう",
    "romaji": "Tomiya-cho",
    "slug": "tomiya-cho-miyagi",
    "county": "黒川郡",
}
CITY = {
    "kind": "city",
    "code": "042161",
    "name": "富谷市",
    "kana": "とみやし",
    "romaji": "Tomiya-shi",
    "slug": "tomiya-shi-miyagi",
    "county": "",
}


@pytest.fixture
def both(live_site: LiveSite) -> tuple[Organization, Organization]:
    """富谷町 and 篠山市, members since 2015 (fictional), before and after their changes."""
    organizations_load(rows=rows_named("富谷市", "丹波篠山市"))
    tomiya = _as(Organization.objects.get(code="042161"), TOWN)
    sasayama = Organization.objects.get(code="282219")
    sasayama = _as(sasayama, {"name": "篠山市", "kana": "ささやまし", "romaji": "Sasayama-shi"})
    for one in (tomiya, sasayama):
        MembershipFactory(organization=one, joined_on=date(2015, 4, 1))
    changed = organization_change(organization=tomiya, changed_on=date(2016, 10, 10), **CITY)
    renamed = organization_change(
        organization=sasayama,
        changed_on=date(2019, 5, 1),
        name="丹波篠山市",
        kana="たんばささやまし",
        romaji="Tambasasayama-shi",
    )
    return changed, renamed


def _as(row: Organization, fields: dict[str, Any]) -> Organization:
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    return row


def members(visitor: httpx.Client, day: str) -> list[tuple[str, str, str]]:
    found = visitor.get("/api/v1/members", params={"as_of": day}).json()["items"]
    return [(item["name"], item["kind"]["label"], item["code"]) for item in found]


def counted(visitor: httpx.Client, day: str) -> dict[str, int]:
    found = visitor.get("/api/v1/statistics", params={"as_of": day}).json()["members"]
    assert found["counted"] == found["total"] == 2
    return {one["kind"]["label"]: one["count"] for one in found["kinds"]}


def test_members_and_counts_are_those_of_the_day(
    visitor: httpx.Client, both: tuple[Organization, Organization]
) -> None:
    town, city = ("富谷町", "町", "044237"), ("富谷市", "市", "042161")
    old, new = ("篠山市", "市", "282219"), ("丹波篠山市", "市", "282219")
    assert members(visitor, "2016-10-09") == [old, town]
    assert members(visitor, "2016-10-10") == [old, city]
    assert members(visitor, "2019-04-30") == [old, city]
    assert members(visitor, "2019-05-01") == [new, city]
    assert counted(visitor, "2016-10-09") == {"市": 1, "町": 1}
    assert counted(visitor, "2016-10-10") == {"市": 2}
    html = visitor.get("/organizations/", params={"as_of": "2016-10-09", "kind": "town"}).text
    assert "富谷町" in html
    assert "（現・富谷市）" in html


def test_documents_of_that_time_name_it_as_it_was(
    visitor: httpx.Client, both: tuple[Organization, Organization]
) -> None:
    tomiya, _ = both
    before = NewsPageFactory(organizations=[tomiya], date_published=date(2016, 10, 9))
    after = NewsPageFactory(organizations=[tomiya], date_published=date(2016, 10, 10))
    event = EventPageFactory(
        sessions=[{"date_of_start": date(2016, 10, 9)}],
        bodies=[{"organization": tomiya, "name": ""}],
    )
    for page, name in ((before, "富谷町（現・富谷市）"), (after, "富谷市")):
        (link,) = visitor.get(f"/api/v1/pages/{page.pk}").json()["organizations"]
        assert (link["id"], link["title"]) == (tomiya.pk, name)
        assert f">{name}<" in visitor.get(page.get_url()).text
    (body,) = visitor.get(f"/api/v1/pages/{event.pk}").json()["organizer"]
    assert body["name"] == "富谷町（現・富谷市）"


def test_old_names_codes_and_addresses_lead_to_it(
    visitor: httpx.Client, both: tuple[Organization, Organization]
) -> None:
    tomiya, sasayama = both
    for written, organization in (
        *(("富谷町", tomiya), ("044237", tomiya), ("とみやちょう", tomiya)),
        *(("篠山市", sasayama), ("丹波篠山市", sasayama)),
    ):
        found = visitor.get("/api/v1/organizations", params={"q": written}).json()["items"]
        assert [item["id"] for item in found] == [organization.pk]
        if not written.startswith("と"):
            assert list(Organization.objects.known_as(written)) == [organization]
    moved = visitor.get("/organizations/tomiya-cho-miyagi/")
    assert moved.status_code == 301
    there = visitor.get(moved.headers["location"])
    assert there.status_code == 200
    assert "これまでの名称など" in there.text
    assert "富谷町" in there.text
    # Its own address had not changed, so nothing moved.
    assert visitor.get(f"/organizations/{sasayama.slug}/").status_code == 200
