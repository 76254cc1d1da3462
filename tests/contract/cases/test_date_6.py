"""DATE-6: a name that several have is never guessed, and counties are text, not keys."""

import httpx
import pytest

from members.models import Organization
from members.services.organizations import organizations_load
from members.services.register_files import register_rows
from tests.fixtures.live_site import LiveSite
from tests.members.conftest import rows_named

NAMED = {
    "府中市": {("東京都", "ふちゅうし"), ("広島県", "ふちゅうし")},
    "伊達市": {("北海道", "だてし"), ("福島県", "だてし")},
    "池田町": {
        ("北海道", "いけだちょう"),
        ("福井県", "いけだちょう"),
        ("長野県", "いけだまち"),
        ("岐阜県", "いけだちょう"),
    },
    "南牧村": {("群馬県", "なんもくむら"), ("長野県", "みなみまきむら")},
    "森町": {("北海道", "もりまち"), ("静岡県", "もりまち")},
    "北区": {("東京都", "きたく")},
    "中央区": {("東京都", "ちゅうおうく")},
}
COUNTY = ("和寒町", "清水町")


@pytest.fixture
def _register(live_site: LiveSite) -> None:
    organizations_load(rows=rows_named(*NAMED, *COUNTY, "足立区", "浜松市"))


def asked(visitor: httpx.Client, **query: str) -> list[dict[str, object]]:
    answer = visitor.get("/api/v1/organizations", params={"limit": 100, **query})
    found: list[dict[str, object]] = answer.json()["items"]
    return found


@pytest.mark.usefixtures("_register")
@pytest.mark.parametrize(("name", "candidates"), NAMED.items())
def test_all_that_are_called_so_are_shown_with_prefecture_and_reading(
    visitor: httpx.Client, name: str, candidates: set[tuple[str, str]]
) -> None:
    found = asked(visitor, q=name)
    exact = [item for item in found if item["name"] == name]
    told = {(item["prefecture"]["name"], item["kana"]) for item in exact}  # type: ignore[index]  # JSON
    assert told == candidates
    assert Organization.objects.known_as(name).count() == len(candidates)
    for prefecture, _ in candidates:
        (one,) = [item for item in asked(visitor, q=f"{prefecture}{name}") if item in exact]
        assert one["prefecture"]["name"] == prefecture  # type: ignore[index]  # JSON


@pytest.mark.usefixtures("_register")
@pytest.mark.parametrize("written", ["浜松市北区", "浜松市中央区", "221384"])
def test_wards_of_other_cities_are_nobody(visitor: httpx.Client, written: str) -> None:
    assert asked(visitor, q=written) == []
    assert not Organization.objects.known_as(written).exists()


@pytest.mark.usefixtures("_register")
def test_special_wards_are_those_of_tokyo(visitor: httpx.Client) -> None:
    assert {item["name"] for item in asked(visitor, kind="special_ward")} == {
        *("足立区", "北区", "中央区"),
    }


def test_there_are_twenty_three_of_them(live_site: LiveSite, visitor: httpx.Client) -> None:
    organizations_load(rows=[row for row in register_rows() if row.code[:2] in {"13", "22"}])
    answer = visitor.get("/api/v1/organizations", params={"kind": "special_ward"}).json()
    assert answer["count"] == 23


@pytest.mark.usefixtures("_register")
def test_a_county_is_a_text(visitor: httpx.Client) -> None:
    """和寒町 and 清水町 lie in two counties of one name: each says so, and nothing joins them."""
    found = asked(visitor, county="上川郡", prefecture="01")
    assert {item["name"] for item in found} == {*COUNTY}
    places = [visitor.get(f"/api/v1/organizations/{item['id']}").json()["county"] for item in found]
    assert places == ["上川郡", "上川郡"]
    assert asked(visitor, county="上川郡", prefecture="13") == []
    assert asked(visitor, county="上川") == []
