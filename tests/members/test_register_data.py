"""The register as it lies in members/data."""

import csv
from collections import Counter

import pytest

from members.choices import OrganizationKind, Region
from members.codes import prefecture_code, prefecture_part, verify
from members.names import name_key
from members.prefectures import prefecture_names
from members.services.register_files import DATA, REGIONS, alias_rows, register_rows
from members.validators import validate_kana, validate_romaji

ROWS = register_rows()
MUNICIPALITIES = [row for row in ROWS if row.kind != OrganizationKind.PREFECTURE]
PREFECTURES = [row for row in ROWS if row.kind == OrganizationKind.PREFECTURE]


def test_there_are_as_many_of_each_kind_as_in_japan() -> None:
    assert Counter(row.kind.label for row in ROWS) == {
        "市": 792,
        "町": 743,
        "村": 183,
        "特別区": 23,
        "都道府県": 47,
    }
    assert len(MUNICIPALITIES) == 1741
    assert sum(row.is_designated for row in ROWS) == 20


def test_every_code_is_right_and_stands_once() -> None:
    assert len({verify(row.code) for row in ROWS}) == len(ROWS)


def test_prefectures_have_their_own_codes() -> None:
    assert [row.code for row in PREFECTURES] == [prefecture_code(f"{n:02}") for n in range(1, 48)]
    assert [(row.code, row.name) for row in PREFECTURES[:1]] == [("010006", "北海道")]
    assert prefecture_names() == {prefecture_part(row.code): row.name for row in PREFECTURES}


@pytest.mark.parametrize(
    ("region", "prefectures"),
    [
        ("北海道", 1),
        ("東北", 6),
        ("関東", 7),
        ("中部", 9),
        ("近畿", 7),
        ("中国", 5),
        ("四国", 4),
        ("九州・沖縄", 8),
    ],
)
def test_regions_hold_the_prefectures_of_the_convention(region: str, prefectures: int) -> None:
    assert sum(row.region == REGIONS[region] for row in PREFECTURES) == prefectures


def test_both_files_agree_on_prefectures_and_regions() -> None:
    above = {prefecture_part(row.code): row for row in PREFECTURES}
    with (DATA / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            prefecture = above[line["pref_code"]]
            assert prefecture_part(line["code"]) == line["pref_code"]
            assert (prefecture.name, Region(prefecture.region).label) == (
                line["prefecture"],
                line["region"],
            )


def test_readings_and_romaji_have_their_form() -> None:
    endings = {
        OrganizationKind.CITY: ("し",),
        OrganizationKind.TOWN: ("ちょう", "まち"),
        OrganizationKind.VILLAGE: ("むら", "そん"),
        OrganizationKind.SPECIAL_WARD: ("く",),
        OrganizationKind.PREFECTURE: ("けん", "と", "ふ", "どう"),
    }
    for row in ROWS:
        validate_kana(row.kana)
        validate_romaji(row.romaji)
        assert row.kana.endswith(endings[row.kind]), row


@pytest.mark.parametrize(
    ("code", "romaji"),
    [
        ("282090", "Toyooka-shi"),
        ("204161", "Toyooka-mura"),
        ("016420", "Hiroo-cho"),
        ("015601", "Takinoue-cho"),
        ("015717", "Toyoura-cho"),
        ("122181", "Katsuura-shi"),
        ("363014", "Katsuura-cho"),
        ("304212", "Nachikatsuura-cho"),
        ("203033", "Koumi-machi"),
        ("205613", "Yamanouchi-machi"),
        ("213829", "Wanouchi-cho"),
        ("272205", "Minoh-shi"),
        ("313718", "Kotoura-cho"),
        ("332127", "Setouchi-shi"),
        ("465259", "Setouchi-cho"),
        ("422088", "Matsuura-shi"),
        ("462136", "Nishinoomote-shi"),
        ("462179", "Soo-shi"),
        ("192082", "Minami-Alps-shi"),
    ],
)
def test_vowels_of_two_words_stay_two(code: str, romaji: str) -> None:
    assert {row.code: row.romaji for row in ROWS}[code] == romaji


def test_towns_and_villages_lie_in_a_county_but_on_tokyos_islands() -> None:
    without = [
        row.name
        for row in MUNICIPALITIES
        if row.kind in {OrganizationKind.TOWN, OrganizationKind.VILLAGE} and not row.county
    ]
    assert " ".join(without) == (
        "大島町 利島村 新島村 神津島村 三宅村 御蔵島村 八丈町 青ヶ島村 小笠原村"
    )
    assert [row.county for row in ROWS if row.name == "須恵町"] == ["糟屋郡"]
    assert not any(row.county for row in ROWS if row.kind == OrganizationKind.CITY)


def test_twenty_five_names_occur_more_than_once() -> None:
    names = Counter(row.name for row in MUNICIPALITIES)
    assert sum(times > 1 for times in names.values()) == 25
    assert names["池田町"] == 4


def test_aliases_belong_to_their_code_and_to_nobody_else() -> None:
    names = {row.code: row.name for row in ROWS}
    keys = {name_key(row.name) for row in ROWS}
    with (DATA / "aliases.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert all(names[line["code"]] == line["name"] for line in lines)
    assert not {name_key(row.spelling) for row in alias_rows()} & keys
    assert len({name_key(row.spelling) for row in alias_rows()}) == len(lines)
