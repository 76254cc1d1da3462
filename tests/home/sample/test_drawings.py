from io import BytesIO

import pytest
from PIL import Image

from home.sample.drawings.catalogue import DRAWINGS
from home.sample.drawings.places import REGISTERED, TILES


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_a_wide_picture_of_modest_size_and_full_of_colour(name: str) -> None:
    data = DRAWINGS[name].draw().png()
    assert len(data) < 200_000
    with Image.open(BytesIO(data)) as picture:
        assert picture.size == (1600, 900)
        colours = picture.convert("RGB").getcolors(maxcolors=1 << 24)
    assert colours is not None
    assert max(count for count, _ in colours) < 0.93 * 1600 * 900


def test_a_drawing_is_the_same_at_every_run() -> None:
    assert DRAWINGS["snow"].draw().png() == DRAWINGS["snow"].draw().png()


def test_the_map_has_every_prefecture_once_and_the_184_members() -> None:
    assert len(set(TILES.values())) == len(TILES) == 47
    assert sum(REGISTERED.values()) == 184
    assert set(REGISTERED) <= set(TILES)


def test_no_two_drawings_bear_one_title() -> None:
    assert len({drawing.title for drawing in DRAWINGS.values()}) == len(DRAWINGS)
