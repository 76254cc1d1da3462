"""Axe cannot judge text in a drawing, so the tiles' colours are judged here."""

import re

import pytest
from django.conf import settings

STYLES = (settings.BASE_DIR / "static/css/map.css").read_text(encoding="utf-8")
PAIRS = re.findall(r"\.(d\d) \{ --tile: (#\w+); --tile-ink: (#\w+); \}", STYLES)
ENOUGH = 4.5
"""Contrast for text of any size, WCAG 2.2 criterion 1.4.3."""


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    shares = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_there_are_six_depths_in_light_and_in_dark() -> None:
    assert [depth for depth, _, _ in PAIRS] == [f"d{number}" for number in range(6)] * 2


@pytest.mark.parametrize(("depth", "tile", "ink"), PAIRS)
def test_the_name_on_a_tile_can_be_read(depth: str, tile: str, ink: str) -> None:
    assert contrast(tile, ink) >= ENOUGH
