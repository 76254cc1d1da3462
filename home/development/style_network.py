"""Made-up figures, a map and participants for the style guide."""

from datetime import date
from typing import Any

from cms.pages.schemas.blocks import FigureBlock
from cms.pages.tiles import PLACES
from cms.reading.schemas import Link
from home.schemas.network import NetworkFigures
from members.schemas.parties import ParticipantGroup, Party
from members.schemas.places import Prefecture, PrefectureTile

DAY = date(2026, 11, 25)
COUNTS = (0, 1, 2, 8, 15, 62, 179)
"""From none to more than any prefecture has, so that every depth of colour is there."""


def network() -> NetworkFigures:
    """Every tile of the map, the longest name among them."""
    tiles = [
        PrefectureTile(
            code=code,
            name="架空川県" if number % 9 == 0 else "架空県",
            short_name="架空川" if number % 9 == 0 else "架空",
            region="架空地方" if number % 2 else "見本地方",
            count=COUNTS[number % len(COUNTS)],
            url="#s-network",
        )
        for number, code in enumerate(sorted(PLACES))
    ]
    return NetworkFigures(
        as_of=DAY,
        source="見本の数",
        municipalities=sum(tile.count for tile in tiles),
        kinds=[],
        prefectures=tiles,
        url="#s-network",
    )


def figures() -> list[FigureBlock]:
    """A number of each basis: short and long, with and without unit, link and note."""
    return [
        _figure("会員自治体", 195, "自治体", "stated", note="23区と一部事務組合を除く"),
        _figure("来場者", 1_234_567, "人", "estimated", source_url="https://example.jp/"),
        _figure("前の年に比べて", 0.5, "", "counted"),
    ]


def _figure(label: str, value: float, unit: str, basis: Any, **more: Any) -> FigureBlock:
    told = {"source": "見本の一覧", "source_url": None, "note": "", **more}
    return FigureBlock(
        id=label, label=label, value=value, unit=unit, as_of=DAY, basis=basis, **told
    )


def participants() -> list[ParticipantGroup]:
    """Bodies of a prefecture, with and without a record and a note; and one of none."""
    link = Link(
        id=1,
        type="members.Organization",
        title="架空市",
        description="架空県",
        html_url="#s-participants",
        detail_url="#",
    )
    named = Party(name="架空市", note="", organization=link)
    noted = Party(name="架空郡町村会", note="物産展に出展", organization=None)
    many = [Party(name=f"架空{number}町", note="", organization=None) for number in range(1, 12)]
    prefecture = Prefecture(code="01", name="架空県")
    return [
        ParticipantGroup(prefecture=prefecture, parties=[named, noted, *many]),
        ParticipantGroup(prefecture=None, parties=[noted]),
    ]
