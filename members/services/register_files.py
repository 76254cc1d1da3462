"""The register as it lies in members/data: prefectures, municipalities, other spellings."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from members.choices import OrganizationKind, Region

DATA = Path(__file__).resolve().parents[1] / "data"
MICRODEGREE = Decimal("0.000001")
KINDS = {kind.label: kind for kind in OrganizationKind}
REGIONS = {region.label: region for region in Region}


@dataclass(frozen=True, slots=True)
class OrganizationRow:
    """One prefecture or municipality as the register has it."""

    code: str
    kind: OrganizationKind
    name: str
    kana: str
    romaji: str
    region: Region | str = ""
    county: str = ""
    is_designated: bool = False
    latitude: Decimal | None = None
    longitude: Decimal | None = None


@dataclass(frozen=True, slots=True)
class AliasRow:
    """Another spelling of the name of the municipality with this code."""

    code: str
    spelling: str


def register_rows() -> list[OrganizationRow]:
    """The 47 prefectures, then the 1,741 municipalities."""
    return [*_prefectures(), *_municipalities()]


def alias_rows() -> list[AliasRow]:
    return [AliasRow(row["code"], row["spelling"]) for row in _rows("aliases.csv")]


def member_codes() -> list[str]:
    """Codes of those whom the project's pamphlet of 7 June 2016 lists as registered."""
    return [row["code"] for row in _rows("members-2016-06-07.csv")]


def _prefectures() -> Iterator[OrganizationRow]:
    for row in _rows("prefectures.csv"):
        yield OrganizationRow(
            code=row["code"],
            kind=OrganizationKind.PREFECTURE,
            name=row["name"],
            kana=row["kana"],
            romaji=row["romaji"],
            region=REGIONS[row["region"]],
        )


def _municipalities() -> Iterator[OrganizationRow]:
    for row in _rows("municipalities.csv"):
        yield OrganizationRow(
            code=row["code"],
            kind=KINDS[row["type"]],
            name=row["name"],
            kana=row["kana"],
            romaji=row["romaji"],
            county=row["county"],
            is_designated=row["designated"] == "1",
            latitude=Decimal(row["lat"]).quantize(MICRODEGREE),
            longitude=Decimal(row["lng"]).quantize(MICRODEGREE),
        )


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)
