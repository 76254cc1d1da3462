"""Pictures of festivals: six lanterns, the fan of Aomori, the street, the gate, the avenue."""

from home.sample.drawings.canvas import Canvas, bow, polar, scatter
from home.sample.drawings.motifs import lantern, waves
from home.sample.drawings.palette import BLUE, CYAN, GREEN, ORANGE, RED, WHITE, YELLOW

NIGHT = "#0a0f3d"


def lanterns() -> Canvas:
    """Six lanterns on one rope, for six festivals of six prefectures."""
    canvas = Canvas(NIGHT)
    canvas.fade(NIGHT, BLUE[1000])
    for x, y in scatter(70):
        canvas.circle(x * 1600, y * 560, 2.4, BLUE[300])
    waves(canvas, 730, 900, 90, (BLUE[900], "#0a1f9e", BLUE[900], "#0a1f9e"))
    rope = bow((-40, 60), (800, 420), (1640, 60), 210)
    bodies = (
        (ORANGE[500], ORANGE[100], WHITE), (YELLOW[300], ORANGE[600], WHITE),
        (RED[800], ORANGE[100], WHITE), (WHITE, BLUE[400], ORANGE[500]),
        (CYAN[400], WHITE, WHITE), (GREEN[400], WHITE, WHITE),
    )  # fmt: skip
    hung = []
    for index in range(6):
        x, y = rope[24 + index * 32 + (index > 2)]
        hung.append((x, y, (96, 70, 110, 84, 120, 76)[index]))
    for glow, tint in ((180, "#0f1a66"), (146, "#18298a")):
        for x, y, drop in hung:
            canvas.circle(x, y + drop + 118, glow, tint)
    canvas.line(rope, 6, BLUE[300])
    for (x, y, drop), colors in zip(hung, bodies, strict=True):
        canvas.line([(x, y), (x, y + drop)], 4, BLUE[300])
        lantern(canvas, (x, y + drop + 118), 176, colors, 7)
    return canvas


def fan() -> Canvas:
    """A glowing fan with waves and a moon, as lanterns of Aomori are shaped."""
    canvas = Canvas(NIGHT)
    canvas.fade("#06092b", BLUE[1000])
    for radius, tint in ((640, "#0d1257"), (560, "#171a63"), (490, "#2a1f62")):
        canvas.circle(800, 520, radius, tint)
    pivot = (800.0, 800.0)
    canvas.slice(*pivot, 690, (205, 335), RED[1000])
    canvas.slice(*pivot, 672, (206, 334), ORANGE[50])
    for index in range(13):
        angle = 206 + index * 128 / 12
        canvas.line([polar(*pivot, 250, angle), polar(*pivot, 672, angle)], 3, ORANGE[200])
    canvas.slice(*pivot, 560, (212, 328), ORANGE[300])
    canvas.slice(*pivot, 540, (213, 327), RED[800])
    for step in range(9):
        at = polar(*pivot, 520, 219 + step * 102 / 8)
        for radius, tint in ((62, WHITE), (48, BLUE[900]), (34, WHITE), (20, BLUE[900])):
            canvas.circle(*at, radius, tint)
    for step in range(8):
        at = polar(*pivot, 455, 222 + step * 96 / 7)
        for radius, tint in ((62, WHITE), (48, BLUE[600]), (34, WHITE), (20, BLUE[600])):
            canvas.circle(*at, radius, tint)
    canvas.slice(*pivot, 400, (206, 334), YELLOW[300])
    canvas.slice(*pivot, 384, (206, 334), RED[800])
    for step in range(11):
        canvas.circle(*polar(*pivot, 330, 211 + step * 118 / 10), 15, YELLOW[200])
    canvas.slice(*pivot, 270, (206, 334), NIGHT)
    canvas.slice(*pivot, 254, (206, 334), ORANGE[1200])
    canvas.rectangle(0, 790, 1600, 110, NIGHT)
    canvas.rectangle(560, 770, 480, 26, RED[1000], 13)
    for x, y in scatter(120, 9):
        canvas.circle(x * 1600, 816 + y * 70, 7, ORANGE[800] if y < 0.5 else ORANGE[400])
    return canvas


def street() -> Canvas:
    """A street that runs away between houses and lights, six floats upon it."""
    canvas = Canvas(BLUE[50])
    canvas.fade(ORANGE[50], ORANGE[100], 0, 420)
    canvas.circle(800, 392, 150, ORANGE[500])
    for index in range(7):
        x, top = index * 104, 60 + index * 46 + (index % 2) * 34
        for left, tint in ((x, BLUE), (1600 - x - 96, BLUE)):
            canvas.rectangle(left, top, 96, 900, tint[(900, 1000)[index % 2]])
            _windows(canvas, left, top, index)
    canvas.polygon([(700, 420), (900, 420), (1500, 900), (100, 900)], "#dfe3f5")
    for index, (y, size) in enumerate(((470, 40), (520, 54), (590, 78), (690, 112))):
        colors = (ORANGE[(500, 800)[index % 2]], WHITE, YELLOW[300])
        for side in (-1, 1):
            middle = 800 + side * (70 + (y - 420) * 0.74)
            lantern(canvas, (middle, y - size), size, colors, 5)
    for y, width in ((440, 10), (490, 18), (560, 30), (660, 46), (800, 70)):
        canvas.polygon(
            [
                (800 - width / 4, y),
                (800 + width / 4, y),
                (800 + width / 2, y + width),
                (800 - width / 2, y + width),
            ],
            WHITE,
        )
    return canvas


def _windows(canvas: Canvas, left: float, top: float, seed: int) -> None:
    for row in range(9):
        for column in range(3):
            lit = (row * 3 + column * 5 + seed * 2) % 4 == 0
            canvas.rectangle(
                left + 14 + column * 26, top + 22 + row * 54, 16, 26,
                YELLOW[300] if lit else BLUE[800], 3,
            )  # fmt: skip


def great_lantern() -> Canvas:
    """One great red lantern between the pillars of a gate."""
    canvas = Canvas(ORANGE[50])
    waves(canvas, 430, 900, 110, ("#ffe4d1", ORANGE[50], "#ffe4d1", ORANGE[50]))
    for x in (180, 1300):
        canvas.rectangle(x, 150, 120, 760, RED[1000], 8)
        canvas.rectangle(x - 24, 840, 168, 70, ORANGE[1200], 8)
    canvas.polygon([(0, 40), (1600, 40), (1500, 176), (100, 176)], BLUE[1200])
    canvas.rectangle(60, 166, 1480, 40, RED[1000], 6)
    for x in range(120, 1500, 62):
        canvas.rectangle(x, 206, 26, 30, ORANGE[1200], 4)
    lantern(canvas, (800, 540), 500, (RED[800], RED[1000], "#1a1a1a"), 9)
    canvas.rectangle(738, 330, 124, 420, "#1a1a1a", 20)
    canvas.rectangle(748, 340, 104, 400, WHITE, 14)
    for y in (420, 540, 660):
        canvas.circle(800, y, 36, "#1a1a1a")
        canvas.circle(800, y, 15, WHITE)
    return canvas


def avenue() -> Canvas:
    """An avenue of trees and towers, a row of thirteen small tents before them."""
    canvas = Canvas(BLUE[50])
    canvas.fade(BLUE[100], BLUE[50], 0, 640)
    heights = (380, 520, 440, 600, 360, 560, 470, 620, 400, 540)
    for index, height in enumerate(heights):
        x = index * 162 - 10
        canvas.rectangle(x, 720 - height, 146, height, BLUE[(300, 400, 200)[index % 3]], 6)
        for row in range(height // 64 - 1):
            canvas.rectangle(x + 22, 720 - height + 30 + row * 62, 102, 22, BLUE[50], 4)
    for index in range(9):
        x = 60 + index * 185
        canvas.rectangle(x - 7, 560, 14, 180, ORANGE[1200])
        canvas.circle(x, 540, 86, (YELLOW[500], YELLOW[300], YELLOW[700])[index % 3])
        canvas.circle(x - 26, 514, 40, YELLOW[200])
    canvas.rectangle(0, 720, 1600, 180, "#c9d3ee")
    tints = (BLUE[900], ORANGE[800], GREEN[800], ORANGE[500], BLUE[600])
    for index in range(13):
        x = 34 + index * 118
        tint = tints[index % 5]
        canvas.polygon([(x + 14, 700), (x + 102, 700), (x + 116, 760), (x, 760)], tint)
        for scallop in range(4):
            canvas.slice(x + 14.5 + scallop * 29, 759, 14.5, (0, 180), (tint, WHITE)[scallop % 2])
        canvas.rectangle(x + 8, 760, 6, 90, "#1a1a1a")
        canvas.rectangle(x + 102, 760, 6, 90, "#1a1a1a")
        canvas.rectangle(x + 2, 812, 112, 40, WHITE, 4)
    return canvas
