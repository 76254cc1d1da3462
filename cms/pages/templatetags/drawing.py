"""Drawings made from data: the wave pattern of a record, and the map of prefectures."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from cms.pages.tiles import PLACES, REACH, depths
from cms.pages.waves import HEIGHT, WIDTH, wave_paths

register = template.Library()

SIDE = 48
"""Side of a tile in units of the map's drawing, its gap included."""

HUB = "13"
"""Tokyo, whose tile carries a ring."""

TONES = {
    "industry": "orange",
    "tourism": "cyan",
    "culture": "purple",
    "disaster_prevention": "red",
    "environment": "green",
    "education": "yellow",
    "welfare": "green",
    "personnel_exchange": "cyan",
    "other": "gray",
    "survey_report": "green",
    "report": "green",
    "newsletter": "orange",
    "list": "cyan",
    "logo": "purple",
    "form": "gray",
}
"""Colour of a pattern by the code of a field of cooperation or of a kind of publication."""

TAGS = {"agreement": "agreed", "collaboration": "happens", "event": "happens", "signing": "agreed"}
"""Class of a tag by the code of a news category."""


@register.filter
def tone(code: str) -> str:
    """The colour of a field or kind; blue where none is set."""
    return TONES.get(code, "blue")


@register.filter
def tag_tone(code: str) -> str:
    """The class of a tag: orange for what happens, green for agreements, blue for the rest."""
    return TAGS.get(code, "")


@register.simple_tag
def pattern(seed: int, tone: str = "blue") -> SafeString:
    """The wave pattern of a record without a photograph; decoration, so hidden from readers."""
    paths = format_html_join(
        "", '<path class="{}" d="{}"/>', ((k, d) for k, d in wave_paths(seed).items())
    )
    return format_html(
        '<svg class="pattern {}" viewBox="0 0 {} {}" preserveAspectRatio="xMidYMid slice"'
        ' aria-hidden="true">{}</svg>',
        tone,
        WIDTH,
        HEIGHT,
        paths,
    )


def _tile(tile: Any, depth: int, unit: str) -> SafeString:
    column, row = PLACES[tile.code]
    x, y = column * SIDE, row * SIDE
    ring = format_html('<rect class="hub" x="{}" y="{}"/>', x + 2, y + 2)
    return format_html(
        '<a href="{}" aria-label="{} {}{}" class="d{}{}"><rect x="{}" y="{}"/>{}'
        '<text x="{}" y="{}">{}</text><text class="n" x="{}" y="{}">{}</text></a>',
        tile.url,
        tile.name,
        tile.count,
        unit,
        depth,
        " long" if len(tile.short_name) > 2 else "",
        x + 1,
        y + 1,
        ring if tile.code == HUB else "",
        x + SIDE // 2,
        y + 23,
        tile.short_name,
        x + SIDE // 2,
        y + 38,
        tile.count or "–",
    )


@register.simple_tag
def tile_map(tiles: Sequence[Any], unit: str = "団体") -> SafeString:
    """Japan as one link for each prefecture; `tiles` have code, name, short_name, count, url."""
    coloured = zip(tiles, depths([tile.count for tile in tiles]), strict=True)
    links = [_tile(tile, depth, unit) for tile, depth in coloured if tile.code in PLACES]
    return format_html(
        '<svg class="tiles" viewBox="0 0 {} {}" role="group" aria-label="都道府県の地図">{}</svg>',
        REACH[0] * SIDE,
        REACH[1] * SIDE,
        mark_safe("".join(links)),  # noqa: S308  each part was escaped above
    )


@register.filter
def by_region(tiles: Sequence[Any]) -> list[tuple[str, list[Any]]]:
    """The tiles of a map in the groups of the list beside it, both in the order given."""
    groups: dict[str, list[Any]] = {}
    for tile in tiles:
        groups.setdefault(tile.region, []).append(tile)
    return list(groups.items())
