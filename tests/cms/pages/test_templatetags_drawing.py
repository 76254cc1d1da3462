from collections import Counter
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import pytest

from cms.pages.templatetags import drawing
from cms.pages.tiles import PLACES, REACH, depths
from cms.pages.waves import wave_paths

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Tile:
    code: str
    count: int
    name: str = "架空県"
    short_name: str = "架空"
    region: str = "関東"
    url: str = "http://localhost/organizations/?prefecture=13&kind=city"


def tiles(counts: dict[str, int]) -> list[Tile]:
    return [Tile(code, counts.get(code, 0)) for code in sorted(PLACES)]


def parsed(svg: str) -> ET.Element:
    xml = svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return ET.fromstring(xml)  # noqa: S314  our own drawing


def test_every_prefecture_has_one_place_within_the_map() -> None:
    assert sorted(PLACES) == [f"{number:02}" for number in range(1, 48)]
    assert max(Counter(PLACES.values()).values()) == 1
    assert all(x < REACH[0] and y < REACH[1] for x, y in PLACES.values())


def test_depth_follows_rank_so_that_one_giant_does_not_pale_the_others() -> None:
    assert depths([0, 1, 2, 3, 4, 179]) == [0, 1, 2, 3, 4, 5]
    assert depths([7, 7, 7]) == [1, 1, 1]
    assert depths([]) == []


def test_each_tile_is_a_link_that_says_its_name_and_count() -> None:
    svg = parsed(drawing.tile_map(tiles({"01": 179}), "市区町村"))
    links = svg.findall(f"{SVG}a")
    assert len(links) == 47
    assert links[0].get("aria-label") == "架空県 179市区町村"
    assert links[0].get("href") == "http://localhost/organizations/?prefecture=13&kind=city"


def test_the_list_beside_the_map_keeps_order_and_loses_none() -> None:
    given = [
        Tile("01", 1, region="北海道"),
        Tile("02", 2, region="東北"),
        Tile("03", 3, region="東北"),
    ]
    assert drawing.by_region(given) == [("北海道", given[:1]), ("東北", given[1:])]


def test_what_a_tile_shows_is_escaped() -> None:
    tile = Tile("01", 1, name='"><script>alert(1)</script>', short_name="<b>", url='"><b>')
    svg = drawing.tile_map([tile])
    assert "<script>" not in svg
    assert "<b>" not in svg
    parsed(svg)


def test_a_pattern_stays_with_its_record_and_differs_from_the_next() -> None:
    wave_paths.cache_clear()
    first = drawing.pattern(12)
    wave_paths.cache_clear()
    assert drawing.pattern(12) == first
    assert drawing.pattern(13) != first
    parsed(first)


def test_a_pattern_is_small() -> None:
    assert max(len(drawing.pattern(seed)) for seed in range(50)) < 6_000


@pytest.mark.parametrize(
    ("code", "expected"),
    [("disaster_prevention", "red"), ("survey_report", "green"), ("something_new", "blue")],
)
def test_a_new_code_has_a_colour_too(code: str, expected: str) -> None:
    assert drawing.tone(code) == expected
