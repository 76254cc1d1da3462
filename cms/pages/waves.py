"""青海波: overlapping waves, drawn from a record's number so that each record keeps its own."""

import math
import random
from functools import lru_cache

WIDTH, HEIGHT = 320, 144
RADIUS = 48
RINGS = (1.0, 0.7, 0.4)
"""Rings of one wave as shares of its radius, the outermost first."""


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _join(*values: float) -> str:
    return " ".join(_number(value) for value in values).replace(" -", "-")


def _reach(share: float) -> tuple[float, float]:
    """Half the width and the height at which a ring disappears behind its two neighbours.

    The neighbours' centres lie one radius aside and half a radius below; a ring of radius r is
    seen where r² + R²/4 ≥ rR(2cosθ - sinθ), and 2cosθ - sinθ = √5·cos(θ + φ) with tan φ = 1/2.
    """
    angle = math.acos((share**2 + 0.25) / (share * math.sqrt(5))) - math.atan(0.5)
    return RADIUS * share * math.cos(angle), RADIUS * share * math.sin(angle)


def _ring(x: float, y: float, share: float) -> str:
    half, height = _reach(share)
    radius = RADIUS * share
    return f"M{_join(x - half, y - height)}a{_join(radius, radius)} 0 0 1 {_join(2 * half)} 0"


def _fan(x: float, y: float) -> str:
    """The part of a wave that its neighbours leave free, as a closed shape."""
    half, height = _reach(1.0)
    down = height + RADIUS / 2
    arc = f"a{RADIUS} {RADIUS} 0 0"
    return (
        f"M{_join(x - half, y - height)}{arc} 1 {_join(2 * half, 0)}"
        f"{arc} 0 {_join(-half, down)}{arc} 0 {_join(-half, -down)}z"
    )


@lru_cache(maxsize=512)
def wave_paths(seed: int) -> dict[str, str]:
    """Path data by class: `t m f` thin, mid and full lines, `M S` filled waves, `s` lines on them.

    Waves lie in rows half a radius apart; a wave draws only what its neighbours leave of it.
    """
    chance = random.Random(seed)  # noqa: S311  a drawing, no secret
    paths: dict[str, list[str]] = {kind: [] for kind in "MStmfs"}
    for row in range(HEIGHT * 2 // RADIUS + 3):
        y = row * RADIUS / 2
        for column in range(WIDTH // RADIUS // 2 + 2):
            x = column * RADIUS * 2 + (row % 2) * RADIUS
            kind = chance.choices("tmfMS", (5, 4, 2, 1, 1))[0]
            rings = "".join(_ring(x, y, share) for share in RINGS)
            if kind in "MS":
                paths[kind].append(_fan(x, y))
                kind = "s"
            paths[kind].append(rings)
    return {kind: "".join(parts) for kind, parts in paths.items() if parts}
