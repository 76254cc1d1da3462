"""A sheet of 1600 × 900 units to draw flat shapes on, smooth at the edges."""

import math
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO

from PIL import Image, ImageColor, ImageDraw

WIDTH, HEIGHT = 1600, 900
FINE = 3
"""Drawn that many times larger, then reduced: Pillow itself draws hard edges."""

type Point = tuple[float, float]


class Canvas:
    """Flat shapes in units of the finished picture; angles in degrees, clockwise from the right."""

    def __init__(self, ground: str) -> None:
        self._image = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), ground)
        self._draw = ImageDraw.Draw(self._image)

    def png(self) -> bytes:
        """The finished picture; the same bytes at every run."""
        out = BytesIO()
        self._image.reduce(FINE).save(out, "PNG", compress_level=6)
        return out.getvalue()

    def fade(self, top: str, bottom: str, begin: float = 0, end: float = HEIGHT) -> None:
        """A vertical gradient over the whole width."""
        first, last = ImageColor.getrgb(top), ImageColor.getrgb(bottom)
        height = round((end - begin) * FINE)
        strip = Image.new("RGB", (1, height))
        for y in range(height):
            share = y / max(1, height - 1)
            strip.putpixel(
                (0, y), tuple(round(a + (b - a) * share) for a, b in zip(first, last, strict=True))
            )
        self._image.paste(strip.resize((WIDTH * FINE, height)), (0, round(begin * FINE)))

    def polygon(self, points: Iterable[Point], fill: str) -> None:
        self._draw.polygon([(x * FINE, y * FINE) for x, y in points], fill=fill)

    def rectangle(  # noqa: PLR0917  # the order of every drawing library
        self, x: float, y: float, width: float, height: float, fill: str, radius: float = 0
    ) -> None:
        box = (x * FINE, y * FINE, (x + width) * FINE, (y + height) * FINE)
        self._draw.rounded_rectangle(box, radius * FINE, fill=fill)

    def circle(self, x: float, y: float, radius: float, fill: str) -> None:
        self._draw.ellipse(_box(x, y, radius), fill=fill)

    def ring(self, x: float, y: float, radius: float, width: float, color: str) -> None:
        """A circle line; `radius` runs to the middle of the line."""
        self._draw.ellipse(_box(x, y, radius + width / 2), outline=color, width=round(width * FINE))

    def arc(
        self, at: Point, radius: float, turn: tuple[float, float], width: float, color: str
    ) -> None:
        """A part of a circle line with flat ends."""
        self._draw.arc(_box(*at, radius + width / 2), *turn, fill=color, width=round(width * FINE))

    def half(self, x: float, y: float, radius: float, fill: str) -> None:
        """The upper half of a disc that stands on `y`."""
        self._draw.pieslice(_box(x, y, radius), 180, 360, fill=fill)

    def slice(
        self, x: float, y: float, radius: float, turn: tuple[float, float], fill: str
    ) -> None:
        self._draw.pieslice(_box(x, y, radius), *turn, fill=fill)

    def line(self, points: Sequence[Point], width: float, color: str) -> None:
        """A line through these points with round ends."""
        fine = [(x * FINE, y * FINE) for x, y in points]
        self._draw.line(fine, fill=color, width=round(width * FINE), joint="curve")
        for x, y in (points[0], points[-1]):
            self.circle(x, y, width / 2, color)

    def dots(self, points: Iterable[Point], radius: float, fill: str) -> None:
        for x, y in points:
            self.circle(x, y, radius, fill)


def bow(start: Point, bend: Point, end: Point, steps: int = 60) -> list[Point]:
    """Points of a quadratic curve."""
    return [_on_bow(start, bend, end, step / steps) for step in range(steps + 1)]


def _on_bow(start: Point, bend: Point, end: Point, share: float) -> Point:
    one, two, three = (1 - share) ** 2, 2 * (1 - share) * share, share**2
    return (
        one * start[0] + two * bend[0] + three * end[0],
        one * start[1] + two * bend[1] + three * end[1],
    )


def polar(x: float, y: float, radius: float, angle: float) -> Point:
    """The point at this distance and angle."""
    radians = math.radians(angle)
    return x + radius * math.cos(radians), y + radius * math.sin(radians)


def scatter(count: int, start: int = 0) -> Iterator[Point]:
    """Points that fill the unit square evenly and look strewn, the same at every run."""
    for index in range(start, start + count):
        yield (0.5 + index * 0.7548776662466927) % 1, (0.5 + index * 0.5698402909980532) % 1


def _box(x: float, y: float, radius: float) -> tuple[float, float, float, float]:
    return (
        (x - radius) * FINE,
        (y - radius) * FINE,
        (x + radius) * FINE,
        (y + radius) * FINE,
    )
