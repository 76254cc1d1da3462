"""DATE-7: spellings of one name meet, different names stay apart, and text stays as written."""

import httpx
import pytest

from members.models import Organization
from members.names import name_key
from members.services.organizations import organizations_load
from members.services.register_files import alias_rows
from tests.factories.news import EventPageFactory
from tests.fixtures.live_site import LiveSite
from tests.members.conftest import rows_named

SPELLINGS = [
    ("梼原町", "檮原町"),
    ("龍ケ崎市", "龍ヶ崎市"),
    ("関ケ原町", "関ヶ原町"),
    ("茅ケ崎市", "茅ヶ崎市"),
]
ADDRESSES = {
    "商工センター六丁目9番39号": "商工せんたー六丁目9番39号",
    "ニュー八重洲架空ビル": "にゅー八重洲架空びる",
    "一ノ宮": "一の宮",
    "２－３－１": "2-3-1",
    "2ー3ー1": "2-3-1",
    "二丁目3番1号": "二丁目3番1号",
}


@pytest.fixture
def _register(live_site: LiveSite) -> None:
    names = ("檮原町", "龍ケ崎市", "関ケ原町", "茅ヶ崎市", "川西町")
    rows = rows_named(*names)
    codes = {row.code for row in rows}
    aliases = [row for row in alias_rows() if row.code in codes]
    assert {row.name for row in rows} >= {*names}
    organizations_load(rows=rows, aliases=aliases)


@pytest.mark.usefixtures("_register")
@pytest.mark.parametrize("pair", SPELLINGS)
def test_spellings_of_one_name_meet(visitor: httpx.Client, pair: tuple[str, str]) -> None:
    found = [
        [
            item["id"]
            for item in visitor.get("/api/v1/organizations", params={"q": name}).json()["items"]
        ]
        for name in pair
    ]
    assert len(found[0]) == 1
    assert found[0] == found[1]
    for name in pair:
        assert [row.pk for row in Organization.objects.known_as(name)] == found[0]


@pytest.mark.usefixtures("_register")
def test_different_names_stay_apart(visitor: httpx.Client) -> None:
    assert visitor.get("/api/v1/organizations", params={"q": "関原町"}).json()["items"] == []
    assert not Organization.objects.known_as("関原町").exists()
    for prefecture, code in (("山形県", "063827"), ("奈良県", "293610")):
        query = {"q": f"{prefecture}川西町"}
        (found,) = visitor.get("/api/v1/organizations", params=query).json()["items"]
        assert found["code"] == code
    assert Organization.objects.known_as("川西町").count() == 2


@pytest.mark.parametrize(("written", "key"), ADDRESSES.items())
def test_a_dash_is_one_between_digits_only_and_in_the_key_only(
    live_site: LiveSite, visitor: httpx.Client, written: str, key: str
) -> None:
    assert name_key(written) == key
    event = EventPageFactory(location="架空会館", location_address=written, sessions=[{}])
    shown = visitor.get(f"/api/v1/pages/{event.pk}").json()["location_address"]
    assert shown == written
    assert written in visitor.get(event.get_url()).text
