"""Shapes that several pictures share: waves, nodes, crystals, lanterns, rings of cord."""

import math
from collections.abc import Sequence

from home.sample.drawings.canvas import Canvas, Point, polar

STRAND = 17.0
"""Width of one strand of cord."""


def waves(
    canvas: Canvas,
    top: float,
    bottom: float,
    radius: float,
    colors: Sequence[str],
    *,
    left: float = 0,
    right: float = 1600,
) -> None:
    """青海波: rows of overlapping scales, each of nested discs from the outer colour inwards."""
    row = 0
    y = top + radius
    while y < bottom + radius:
        x = left + (radius if row % 2 else 0)
        while x < right + radius:
            for index, color in enumerate(colors):
                canvas.half(x, y, radius * (1 - index / len(colors)), color)
            x += 2 * radius
        y += radius / 2
        row += 1


def node(canvas: Canvas, at: Point, radius: float, color: str, halo: str) -> None:
    """A place on a line: a dot with a margin that lets it stand free."""
    canvas.circle(*at, radius * 1.45, halo)
    canvas.circle(*at, radius, color)


def trail(canvas: Canvas, points: Sequence[Point], every: int, radius: float, color: str) -> None:
    """A line of dots."""
    canvas.dots(points[::every], radius, color)


def crystal(canvas: Canvas, at: Point, size: float, color: str, width: float) -> None:
    """A snow crystal of six arms with two pairs of twigs each."""
    for arm in range(6):
        angle = arm * 60 - 90
        canvas.line([at, polar(*at, size, angle)], width, color)
        for share, twig in ((0.48, 0.34), (0.74, 0.22)):
            root = polar(*at, size * share, angle)
            for side in (-60, 60):
                canvas.line([root, polar(*root, size * twig, angle + side)], width, color)


def lantern(
    canvas: Canvas, at: Point, size: float, colors: tuple[str, str, str], ribs: int = 6
) -> None:
    """A paper lantern: body, ribs and the dark caps; `size` is its width."""
    body, rib, cap = colors
    x, y = at
    height = size * 1.16
    canvas.rectangle(x - size / 2, y - height / 2, size, height, body, size * 0.42)
    for index in range(1, ribs):
        level = y - height / 2 + height * index / ribs
        corner = size * 0.42
        inside = max(0.0, abs(level - y) - (height / 2 - corner))
        reach = size / 2 - corner + math.sqrt(corner**2 - inside**2) - size / 120
        canvas.line([(x - reach, level), (x + reach, level)], max(2.0, size / 60), rib)
    for level in (y - height / 2, y + height / 2):
        canvas.rectangle(
            x - size * 0.26, level - size * 0.06, size * 0.52, size * 0.12, cap, size * 0.03
        )


def cord(
    canvas: Canvas, at: Point, radius: float, colors: Sequence[str], turn: tuple[float, float]
) -> None:
    """A part of a ring of 水引: strands side by side, the first outermost."""
    for index, color in enumerate(colors):
        canvas.arc(at, radius - index * STRAND, turn, STRAND + 0.7, color)


def awning(
    canvas: Canvas, box: tuple[float, float, float, float], stripes: int, colors: tuple[str, str]
) -> None:
    """The striped roof of a market stall with its scalloped edge."""
    x, y, width, height = box
    step = width / stripes
    slant = step * 0.28
    for index in range(stripes):
        color = colors[index % 2]
        left, right = x + index * step, x + (index + 1) * step
        middle = x + width / 2
        top_left = left + (middle - left) * slant / step * 0.3
        top_right = right + (middle - right) * slant / step * 0.3
        canvas.polygon(
            [(top_left, y), (top_right, y), (right, y + height), (left, y + height)], color
        )
        canvas.slice((left + right) / 2, y + height - 1, step / 2, (0, 180), color)
