"""Pictures of the network itself: the hub, the survey, the map, the year."""

import math

from home.sample.drawings.canvas import Canvas, bow, polar
from home.sample.drawings.motifs import node, trail
from home.sample.drawings.palette import BLUE, GREEN, ORANGE, WHITE
from home.sample.drawings.places import REGISTERED, TILES


def hub() -> Canvas:
    """23 lines leave one node for places all around."""
    canvas = Canvas(BLUE[50])
    centre = (800.0, 460.0)
    for radius, color in ((640, "#e1ecfe"), (470, BLUE[100]), (300, BLUE[200])):
        canvas.circle(*centre, radius, color)
    ends = []
    for index in range(23):
        angle = index * 360 / 23 - 90
        wide = abs(math.cos(math.radians(angle)))
        reach = (1.0, 0.72, 0.88, 0.6)[index % 4] * (350 + 340 * wide**2)
        ends.append((polar(*centre, reach, angle), angle, index))
    for end, angle, index in ends:
        bend = polar(*centre, 250, angle + (16 if index % 2 else -16))
        canvas.line(bow(centre, bend, end), 5, BLUE[900] if index % 3 else BLUE[400])
    fills = (BLUE[900], ORANGE[800], BLUE[600], GREEN[800], BLUE[900], BLUE[400])
    for end, _, index in ends:
        node(canvas, end, (26, 17, 21, 13)[index % 4], fills[index % 6], WHITE)
    canvas.circle(*centre, 104, WHITE)
    canvas.circle(*centre, 80, BLUE[900])
    canvas.circle(*centre, 26, WHITE)
    return canvas


def survey() -> Canvas:
    """1,718 places; the 328 that answered stand in the colour of ink, spreading from one point."""
    canvas = Canvas(WHITE)
    columns, rows, step = 62, 28, 24.6
    places = [
        (50 + step * column, 118 + step * row) for column in range(columns) for row in range(rows)
    ][:1718]
    source = (50 + step * 20, 118 + step * 13)
    order = sorted(places, key=lambda at: (at[0] - source[0]) ** 2 + (at[1] - source[1]) ** 2)
    for rank, at in enumerate(order):
        if rank < 328:
            canvas.circle(*at, 10.2, ORANGE[800] if rank == 0 else BLUE[900])
        else:
            far = (rank - 328) / (1718 - 328)
            canvas.circle(*at, 8.6 - 3.4 * far, BLUE[300] if far < 0.12 else BLUE[200])
    return canvas


def agreements_map() -> Canvas:
    """The map of tiles with a bow to each prefecture whose associations signed in 2016."""
    canvas = Canvas(BLUE[50])
    side, gap, left, top = 74, 6, 270, 18

    def corner(name: str) -> tuple[float, float]:
        column, row = TILES[name]
        return left + column * (side + gap), top + row * (side + gap)

    partners = ("北海道", "青森県", "京都府")
    for index, name in enumerate(TILES):
        tints = (WHITE, BLUE[100], BLUE[200], BLUE[100], WHITE)
        fill = BLUE[900] if name in partners else tints[index % 5]
        canvas.rectangle(*corner(name), side, side, ORANGE[800] if name == "東京都" else fill, 12)

    def middle(name: str) -> tuple[float, float]:
        x, y = corner(name)
        return x + side / 2, y + side / 2

    tokyo = middle("東京都")
    for name, bend in (("北海道", (1520, 330)), ("青森県", (1420, 400)), ("京都府", (1000, 250))):
        trail(canvas, bow(tokyo, bend, middle(name), 420), 14, 5, ORANGE[500])
        canvas.circle(*middle(name), 13, WHITE)
    canvas.circle(*tokyo, 17, WHITE)
    return canvas


def year() -> Canvas:
    """Twelve months as columns, seven rows of bars and milestones."""
    canvas = Canvas(WHITE)
    left, top, step, row = 120, 132, 114, 92
    for month in range(12):
        canvas.rectangle(left + month * step, top - 46, step - 10, 700, BLUE[50], 10)
        canvas.circle(left + month * step + 52, top - 70, 7, BLUE[300])
    bars = (
        (0, 1, 5, BLUE[400]), (0, 6, 4, BLUE[900]),
        (1, 1, 5, ORANGE[300]), (1, 6, 1, ORANGE[500]), (1, 7, 1, ORANGE[800]),
        (2, 1, 2, GREEN[300]), (2, 4, 3, GREEN[600]), (2, 7, 5, GREEN[800]),
        (3, 1, 2, GREEN[300]), (3, 4, 3, GREEN[600]), (3, 7, 5, GREEN[800]),
        (4, 3, 4, GREEN[600]), (4, 7, 5, GREEN[800]),
        (5, 1, 2, BLUE[300]), (5, 3, 9, BLUE[600]),
        (6, 3, 4, ORANGE[300]),
    )  # fmt: skip
    for line, start, length, color in bars:
        canvas.rectangle(
            left + start * step + 8, top + line * row, length * step - 26, 46, color, 23
        )
    stones = ((0, 0, BLUE[900]), (2, 0, GREEN[800]), (3, 0, GREEN[800]), (4, 2, GREEN[800]),
              (6, 2, ORANGE[800]), (6, 7, ORANGE[800]), (0, 10, BLUE[900]))  # fmt: skip
    for line, month, color in stones:
        at = (left + month * step + 52, top + line * row + 23)
        canvas.circle(*at, 34, WHITE)
        canvas.circle(*at, 26, color)
        canvas.circle(*at, 9, WHITE)
    return canvas


def dialogue() -> Canvas:
    """Two circles of different places that come to share a middle."""
    canvas = Canvas(BLUE[50])
    for radius in range(360, 0, -60):
        canvas.ring(600, 450, radius, 26, BLUE[900] if radius % 120 else BLUE[300])
    for radius in range(360, 0, -60):
        canvas.ring(1000, 450, radius, 26, ORANGE[800] if radius % 120 else ORANGE[300])
    node(canvas, (600, 450), 34, BLUE[900], WHITE)
    node(canvas, (1000, 450), 34, ORANGE[800], WHITE)
    return canvas


def tiles() -> Canvas:
    """The map of tiles, darker where more municipalities had registered by June 2016."""
    canvas = Canvas(WHITE)
    side, gap, left, top = 74, 6, 270, 18
    ramp = ((1, BLUE[100]), (2, BLUE[200]), (3, BLUE[300]), (4, BLUE[500]), (6, BLUE[800]),
            (8, BLUE[900]), (20, BLUE[1200]))  # fmt: skip
    for name, (column, row) in TILES.items():
        count = REGISTERED.get(name, 0)
        fill = [BLUE[50], *(color for least, color in ramp if count >= least)][-1]
        canvas.rectangle(
            left + column * (side + gap), top + row * (side + gap), side, side, fill, 12
        )
    return canvas


def board() -> Canvas:
    """Notes on a board, some of them joined by a line."""
    canvas = Canvas(BLUE[50])
    canvas.rectangle(110, 80, 1380, 740, WHITE, 36)
    canvas.rectangle(110, 80, 1380, 84, BLUE[900], 36)
    canvas.rectangle(110, 130, 1380, 34, BLUE[900])
    for index, tint in enumerate((ORANGE[500], BLUE[300], WHITE)):
        canvas.circle(160 + index * 46, 122, 14, tint)
    notes = (
        (190, 230, ORANGE, 3), (560, 210, BLUE, 2), (930, 250, GREEN, 3), (1230, 220, BLUE, 2),
        (230, 540, BLUE, 2), (620, 510, GREEN, 3), (990, 560, ORANGE, 2),
    )  # fmt: skip
    middles = [(x + 105, y + 85) for x, y, _, _ in notes]
    for start, end, lift in ((0, 5, -40), (5, 6, 70), (1, 2, 60), (4, 5, -60), (6, 3, -30)):
        (ax, ay), (bx, by) = middles[start], middles[end]
        canvas.line(bow((ax, ay), ((ax + bx) / 2, (ay + by) / 2 - lift), (bx, by)), 6, BLUE[900])
    for x, y, colors, lines in notes:
        canvas.rectangle(x, y, 210, 170, colors[100], 14)
        canvas.rectangle(x, y, 210, 40, colors[800], 14)
        canvas.rectangle(x, y + 22, 210, 18, colors[800])
        for line in range(lines):
            canvas.rectangle(x + 24, y + 66 + line * 30, 162 - line * 34, 12, colors[300], 6)
        canvas.circle(x + 105, y, 13, WHITE)
        canvas.circle(x + 105, y, 9, ORANGE[800])
    return canvas
