"""The register of organizations as a table: out by the API, in by the admin."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cms.tables.models import TableImport
from members.models import EarlierIdentity, Organization
from members.services.organizations import LoadResult
from tests.factories.home import site_settings
from tests.factories.members import OrganizationFactory
from tests.factories.people import administrator, desk_of
from tests.members.conftest import Load

pytestmark = pytest.mark.django_db

CSV, XLSX = "/api/v1/organizations.csv", "/api/v1/organizations.xlsx"


@pytest.fixture
def desk() -> Client:
    return desk_of(administrator())


def hand_in(desk: Client, content: bytes | str) -> TableImport:
    content = content.encode() if isinstance(content, str) else content
    response: Any = desk.post(
        reverse("table_index"),
        {"register": "organizations", "file": SimpleUploadedFile("表.csv", content)},
    )
    assert response.status_code == 302, response.context["form"].errors
    return TableImport.objects.get(pk=int(response.url.split("/")[-2]))


def commit(desk: Client, item: TableImport) -> str:
    address = reverse("table_import", args=[item.pk])
    response = desk.post(address, {"read": item.digest}, follow=True)
    item.refresh_from_db()
    return response.content.decode()


def outcomes(item: TableImport) -> list[str]:
    return list(item.rows.values_list("outcome", flat=True))


def said(item: TableImport, number: int = 2) -> str:
    row = item.rows.get(number=number)
    return " ".join([*row.refusals, *row.repairs])


def lines(client: Client, **query: str) -> list[dict[str, str]]:
    response = client.get(CSV, query)
    assert response.status_code == 200
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


def test_the_api_gives_the_whole_list(client: Client, register: LoadResult) -> None:
    found = lines(client)
    assert len(found) == 1788
    ward = next(line for line in found if line["コード"] == "131091")
    assert ward == {
        "コード": "131091",
        "種別": "特別区",
        "都道府県": "東京都",
        "郡": "",
        "名称": "品川区",
        "よみ": "しながわく",
        "ローマ字": "Shinagawa-ku",
        "地方": "関東",
        "政令指定都市": "いいえ",
        "緯度": ward["緯度"],
        "経度": ward["経度"],
        "公式サイト": "",
        "マスコット": "",
        "設置の日": "",
        "廃止の日": "",
        "別の表記": "",
        "アドレス": "shinagawa-ku-tokyo",
    }


def test_the_api_narrows_as_the_json_list_does(client: Client, load: Load) -> None:
    load("品川区", "檮原町")
    assert [line["名称"] for line in lines(client, kind="town")] == ["檮原町"]
    response = client.get(CSV, {"limit": "5"})
    assert response.status_code == 422
    assert response.json()["errors"][0]["parameter"] == "limit"


def test_tables_name_their_terms(client: Client, load: Load) -> None:
    load("品川区")
    settings = site_settings()
    settings.licence = "CC-BY-4.0"
    settings.save()
    for address in (CSV, XLSX):
        link = client.get(address).headers["Link"]
        assert '<https://creativecommons.org/licenses/by/4.0/deed.ja>; rel="license"' in link
        assert 'api/v1/site>; rel="describedby"' in link


def test_cp932_by_the_api_counts_what_it_replaced(client: Client, load: Load) -> None:
    load("品川区")
    OrganizationFactory(name="架空é組合〜")
    response = client.get(CSV, {"encoding": "cp932"})
    assert response.headers["Content-Type"] == "text/csv; charset=shift_jis"
    assert response.headers["Renkei-Characters-Changed"] == "1"
    assert response.headers["Renkei-Characters-Replaced"] == "1"
    assert "架空〓組合～" in response.content.decode("cp932")


def test_the_site_links_to_the_table_of_what_it_shows(client: Client, load: Load) -> None:
    load("檮原町")
    html = client.get("/organizations/", {"region": "shikoku"}).content.decode()
    assert 'href="http://testserver/api/v1/organizations.csv?region=shikoku"' in html
    assert 'href="http://testserver/api/v1/organizations.xlsx?region=shikoku"' in html


@pytest.mark.parametrize("address", [CSV, f"{CSV}?encoding=cp932", XLSX])
def test_what_was_exported_changes_nothing(
    client: Client, desk: Client, load: Load, address: str
) -> None:
    load("札幌市", "檮原町", "池田町", "龍ケ崎市")
    OrganizationFactory(name="架空組合", slug="kaku-kumiai")
    item = hand_in(desk, client.get(address).content)
    assert set(outcomes(item)) == {"left"}


def test_a_whole_register_comes_back(desk: Client, client: Client, load: Load) -> None:
    """Into an empty database: everything is made anew, prefectures before what lies in them."""
    load("札幌市", "檮原町", "江差町", "枝幸町")
    before = client.get(f"{CSV}").content
    content = _prefectures_first(before)
    Organization.objects.exclude(kind="prefecture").delete()
    Organization.objects.all().delete()
    item = hand_in(desk, content)
    assert set(outcomes(item)) == {"created"}, [row.refusals for row in item.rows.all()]
    commit(desk, item)
    assert item.state == "committed"
    assert client.get(CSV).content == before


def _prefectures_first(content: bytes) -> bytes:
    head, *rest = content.decode("utf-8-sig").splitlines(keepends=True)
    rest.sort(key=lambda line: ",都道府県," not in line)
    return "".join([head, *rest]).encode()


def test_a_change_is_shown_field_by_field_and_stored(desk: Client, load: Load) -> None:
    load("品川区")
    item = hand_in(desk, "コード,名称,公式サイト\r\n131091,品川区,https://example.jp/\r\n")
    page = desk.get(reverse("table_import", args=[item.pk])).content.decode()
    assert "公式サイト" in page
    assert "https://example.jp/" in page
    assert Organization.objects.get(code="131091").official_site == ""
    commit(desk, item)
    assert Organization.objects.get(code="131091").official_site == "https://example.jp/"


def test_one_refused_row_keeps_all_from_being_stored(desk: Client, load: Load) -> None:
    load("品川区", "北区")
    rows = "131091,品川区,https://example.jp/\r\n131172,北区,dokoka\r\n"
    item = hand_in(desk, f"コード,名称,公式サイト\r\n{rows}")
    assert outcomes(item) == ["changed", "refused"]
    assert "公式サイト" in said(item, 3)
    commit(desk, item)
    assert item.state == "checked"
    assert not Organization.objects.exclude(official_site="").exists()


# DATE-6 and DATE-7
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("府中市", ["府中市（ふちゅうし、132063）", "府中市（ふちゅうし、342084）"]),
        ("伊達市", ["伊達市（だてし、012335）", "伊達市（だてし、072133）"]),
        ("南牧村", ["なんもくむら", "みなみまきむら"]),
        ("森町", ["北海道", "静岡県"]),
        ("北区", ["政令指定都市にもあります", "東京都北区（きたく、131172）"]),
        ("中央区", ["政令指定都市にもあります", "東京都中央区"]),
        ("浜松市北区", ["浜松市（221309）", "登録の対象ではありません"]),
        ("架空町", ["登録にありません"]),
    ],
)
def test_a_name_alone_is_never_guessed(
    desk: Client, load: Load, name: str, expected: list[str]
) -> None:
    load("府中市", "伊達市", "南牧村", "森町", "北区", "中央区", "浜松市")
    item = hand_in(desk, f"コード,名称\r\n,{name}\r\n")
    assert outcomes(item) == ["refused"]
    for part in expected:
        assert part in said(item)


def test_the_code_of_a_ward_names_its_city(desk: Client, load: Load) -> None:
    load("浜松市", "静岡市", "森町")
    item = hand_in(desk, "コード,名称\r\n221384,中央区\r\n")
    assert outcomes(item) == ["refused"]
    assert "浜松市（221309）" in said(item)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (",池田町,福井県", "183822"),
        (",福井県池田町,", "183822"),
        (",池田町（福井県）,", "183822"),
        (",北区,東京都", "131172"),
        (",梼原町,", "394050"),
        (",龍ヶ崎市,", "082082"),
        (",関ケ原町,", "213624"),
        (",茅ケ崎市,", "142077"),
        ("12203,市川市,", "122033"),
        ("12203,士別市,", "012203"),
        ("12203,市川市,千葉県", "122033"),
    ],
)
def test_a_row_is_known_by_what_is_certain(desk: Client, load: Load, row: str, code: str) -> None:
    load("池田町", "北区", "檮原町", "龍ケ崎市", "関ケ原町", "茅ヶ崎市", "市川市", "士別市")
    content = f"コード,名称,都道府県,公式サイト\r\n{row},https://example.jp/\r\n"
    item = hand_in(desk, content)
    found: Any = item.rows.get()
    if "refused" in outcomes(item):
        pytest.fail(said(item))
    assert found.record == str(Organization.objects.get(code=code).pk)


def test_a_code_that_may_be_two_is_refused_without_a_name_that_decides(
    desk: Client, load: Load
) -> None:
    load("市川市", "士別市")
    item = hand_in(desk, "コード,名称\r\n12203,架空市\r\n")
    assert "012203（北海道士別市" in said(item)
    assert "122033（千葉県市川市" in said(item)


def test_a_spelling_is_no_other_word(desk: Client, load: Load) -> None:
    load("関ケ原町", "川西町")
    assert outcomes(hand_in(desk, "コード,名称\r\n,関原町\r\n")) == ["refused"]
    wrong = hand_in(desk, "コード,名称,都道府県\r\n063622,川西町,奈良県\r\n")
    assert outcomes(wrong) == ["refused"]


# DATE-5
@pytest.fixture
def tomiya(load: Load) -> Organization:
    """A town that is a city since 2016-10-10, with another code."""
    load("富谷市")
    city = Organization.objects.get(code="042161")
    EarlierIdentity.objects.create(
        organization=city,
        changed_on=date(2016, 10, 10),
        kind="town",
        code="044237",
        name="富谷町",
        kana="とみやちょう",
        romaji="Tomiya-cho",
        county="黒川郡",
    )
    return city


def test_a_table_tells_of_the_day_that_is_asked_for(client: Client, tomiya: Organization) -> None:
    (before,) = lines(client, kind="town", as_of="2016-10-09")
    assert (before["名称"], before["種別"], before["コード"]) == ("富谷町", "町", "044237")
    (after,) = lines(client, kind="city", as_of="2016-10-10")
    assert (after["名称"], after["種別"], after["コード"]) == ("富谷市", "市", "042161")


@pytest.mark.parametrize("row", ["044237,富谷町,町", "044237,富谷市,市", ",富谷町,町"])
def test_an_old_code_or_name_means_what_it_is_now(
    desk: Client, tomiya: Organization, row: str
) -> None:
    item = hand_in(desk, f"コード,名称,種別\r\n{row}\r\n")
    assert outcomes(item) == ["left"], said(item)
    assert "042161" in said(item) or "以前の名称" in said(item)


def test_a_table_of_a_day_long_past_changes_nothing(
    client: Client, desk: Client, tomiya: Organization
) -> None:
    content = client.get(CSV, {"as_of": "2016-10-09"}).content
    assert set(outcomes(hand_in(desk, content))) == {"left"}
