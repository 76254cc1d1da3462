"""Pictures of what the places bring: snow, crab, leeks, fields, markets."""

from home.sample.drawings.canvas import Canvas, bow, polar, scatter
from home.sample.drawings.motifs import awning, crystal, waves
from home.sample.drawings.palette import BLUE, CYAN, GREEN, LIME, ORANGE, RED, WHITE, YELLOW


def snow() -> Canvas:
    """Mountains of the north, crystals in the sky, a hill of carried snow with three tracks."""
    canvas = Canvas(BLUE[100])
    canvas.fade(BLUE[200], BLUE[50], 0, 700)
    for points, tint, cap in (
        ([(-100, 700), (300, 220), (700, 700)], BLUE[400], WHITE),
        ([(420, 700), (900, 150), (1380, 700)], BLUE[600], WHITE),
        ([(1000, 700), (1400, 280), (1800, 700)], BLUE[400], WHITE),
    ):
        canvas.polygon(points, tint)
        (left, base), (x, y), (right, _) = points
        share = 0.36
        edge = [
            (x + (left - x) * share, y + (base - y) * share),
            (x + (left - x) * share * 0.45, y + (base - y) * share * 0.72),
            (x + (left - x) * share * 0.15, y + (base - y) * share * 1.1),
            (x + (right - x) * share * 0.3, y + (base - y) * share * 0.7),
            (x + (right - x) * share * 0.6, y + (base - y) * share * 1.05),
            (x + (right - x) * share, y + (base - y) * share),
        ]
        canvas.polygon([(x, y), *edge], cap)
    canvas.circle(800, 1900, 1300, "#f4f8ff")
    canvas.circle(800, 1690, 1010, WHITE)
    for end, tint in (
        ((520, 940), ORANGE[500]),
        ((800, 940), BLUE[900]),
        ((1080, 940), GREEN[600]),
    ):
        track = bow((800, 690), ((800 + end[0]) / 2 + (end[0] - 800) * 0.1, 760), end)
        canvas.line(track, 16, tint)
        canvas.circle(*track[38], 24, tint)
        canvas.circle(*track[38], 9, WHITE)
    canvas.circle(800, 690, 26, BLUE[1200])
    canvas.circle(800, 690, 10, WHITE)
    for at, size in (((170, 170), 90), ((640, 120), 54), ((1220, 150), 76), ((1500, 110), 48),
                     ((1330, 420), 44), ((110, 430), 50), ((420, 330), 40)):  # fmt: skip
        crystal(canvas, at, size, WHITE, size / 11)
    for across, down in scatter(60, 4):
        canvas.circle(across * 1600, down * 640, 4 + 4 * down, WHITE)
    return canvas


def crab() -> Canvas:
    """A golden crab over the waves of a northern sea."""
    canvas = Canvas(ORANGE[50])
    canvas.circle(800, 430, 390, YELLOW[100])
    canvas.circle(800, 430, 310, YELLOW[200])
    gold, deep = YELLOW[500], YELLOW[700]
    for side in (-1, 1):
        for index in range(4):
            hip = (800 + side * (150 - index * 14), 470 + index * 28)
            knee = (800 + side * (430 - index * 34), 350 + index * 92)
            foot = (800 + side * (520 - index * 62), 560 + index * 66)
            canvas.line([hip, knee, foot], 30 - index * 2, deep if index % 2 else gold)
        elbow = (800 + side * 330, 330)
        wrist = (800 + side * 260, 190)
        canvas.line([(800 + side * 150, 420), elbow, wrist], 36, gold)
        canvas.circle(800 + side * 250, 150, 74, gold)
        notch = -62 if side > 0 else 180 + 62
        canvas.slice(800 + side * 250, 150, 78, (notch - 68, notch - 18), YELLOW[100])
        eye = (800 + side * 62, 300)
        canvas.line([(800 + side * 54, 380), eye], 12, deep)
        canvas.circle(*eye, 21, BLUE[1200])
        canvas.circle(eye[0] - 6, eye[1] - 6, 6, WHITE)
    canvas.rectangle(590, 340, 420, 270, gold, 130)
    canvas.rectangle(630, 360, 340, 120, YELLOW[300], 60)
    for x, y, radius in (
        (700, 450, 16),
        (800, 500, 20),
        (900, 450, 16),
        (740, 540, 11),
        (860, 540, 11),
    ):
        canvas.circle(x, y, radius, deep)
    waves(canvas, 640, 900, 100, (BLUE[900], WHITE, BLUE[600], WHITE, BLUE[300]))
    return canvas


def leeks() -> Canvas:
    """A row of long onions, white below and green above."""
    canvas = Canvas(GREEN[50])
    canvas.fade("#dff3e4", LIME[50])
    for index in range(11):
        x = 90 + index * 142
        tall = (0, 46, 18, 62, 26, 40, 6, 54, 22, 60, 12)[index]
        for lean, tint in (
            (-66, GREEN[800]),
            (62, GREEN[600]),
            (-22, GREEN[400]),
            (20, GREEN[300]),
        ):
            tip = (x + lean * 1.15, 60 + tall + abs(lean) * 1.5)
            canvas.line(bow((x, 500), (x + lean * 0.1, 300), tip), 27, tint)
        canvas.rectangle(x - 32, 440 - tall / 2, 64, 330 + tall / 2, WHITE, 28)
        canvas.rectangle(x - 32, 440 - tall / 2, 64, 90, LIME[300], 28)
        canvas.rectangle(x - 32, 486 - tall / 2, 64, 60, LIME[100])
        canvas.rectangle(x - 32, 526 - tall / 2, 64, 60, WHITE)
        canvas.line([(x + 14, 560), (x + 14, 740)], 5, GREEN[100])
        for root in (-22, -8, 6, 20):
            canvas.line(
                bow((x + root * 0.6, 766), (x + root, 792), (x + root * 1.5, 812)), 4, YELLOW[700]
            )
    canvas.rectangle(0, 820, 1600, 80, ORANGE[1000])
    for across, down in scatter(60):
        canvas.circle(across * 1600, 832 + down * 60, 6, ORANGE[1200])
    return canvas


def fields() -> Canvas:
    """Nineteen fields over the hills, one for each town and village."""
    canvas = Canvas(CYAN[50])
    canvas.fade(BLUE[100], WHITE, 0, 420)
    canvas.circle(1230, 190, 92, ORANGE[500])
    for points, tint in (
        ([(0, 400), (330, 200), (640, 400)], BLUE[300]),
        ([(380, 400), (760, 150), (1130, 400)], BLUE[400]),
        ([(900, 400), (1300, 240), (1700, 400)], BLUE[300]),
    ):
        canvas.polygon(points, tint)
    tints = (
        LIME[500], GREEN[400], YELLOW[300], GREEN[600], LIME[300], ORANGE[300], GREEN[300],
        YELLOW[500], GREEN[800], LIME[700], ORANGE[200], GREEN[600], YELLOW[300], LIME[500],
        GREEN[400], ORANGE[300], GREEN[900], YELLOW[500], LIME[300],
    )  # fmt: skip
    rows = ((5, 380, 500), (5, 500, 640), (5, 640, 780), (4, 780, 960))
    patch = 0
    for count, top, bottom in rows:
        for index in range(count):
            a = _edge(index / count, top), _edge((index + 1) / count, top)
            b = _edge((index + 1) / count, bottom), _edge(index / count, bottom)
            canvas.polygon([*a, *b], tints[patch])
            for furrow in range(1, 5):
                share = (index + furrow / 5) / count
                canvas.line([_edge(share, top), _edge(share, bottom)], 4, WHITE)
            patch += 1
    for _, top, _ in rows[1:]:
        canvas.line([_edge(index / 40, top) for index in range(41)], 10, WHITE)
    return canvas


def _edge(share: float, level: float) -> tuple[float, float]:
    """A point on a rolling line that widens towards the viewer."""
    spread = 1 + (level - 380) / 900
    x = 800 + (share - 0.5) * 1700 * spread
    return x, level - 34 * (1 - (share * 2 - 1) ** 2) + 30 * (share - 0.5)


def autumn_market() -> Canvas:
    """A market stall with salmon, potatoes and corn under a striped roof."""
    canvas = Canvas(ORANGE[50])
    waves(canvas, 0, 900, 120, ("#ffe7d6", ORANGE[50], "#ffe7d6", ORANGE[50]))
    for x in (190, 1390):
        canvas.rectangle(x, 220, 24, 600, ORANGE[1200])
    awning(canvas, (120, 90, 1360, 170), 11, (ORANGE[800], WHITE))
    canvas.rectangle(140, 620, 1320, 220, ORANGE[1000], 10)
    for x in range(180, 1440, 84):
        canvas.rectangle(x, 650, 66, 160, "#7a2c00", 6)
    for index in range(3):
        _salmon(canvas, 390, 440 + index * 62)
    for x, y in ((700, 590), (790, 596), (880, 590), (745, 520), (835, 520), (790, 452)):
        canvas.circle(x, y, 52, YELLOW[700])
        canvas.circle(x - 12, y - 12, 34, YELLOW[500])
        canvas.circle(x + 16, y + 14, 5, ORANGE[1000])
    for index in range(5):
        _corn(canvas, 1040 + index * 78, 500 + (index % 2) * 20)
    return canvas


def _salmon(canvas: Canvas, x: float, y: float) -> None:
    body = [(x + 190 * c, y + 40 * s) for c, s in (polar(0, 0, 1, a) for a in range(0, 360, 6))]
    canvas.polygon([(x + 150, y), (x + 240, y - 46), (x + 222, y), (x + 240, y + 46)], BLUE[600])
    canvas.polygon(body, BLUE[400])
    canvas.polygon([(px, max(py, y + 4)) for px, py in body], ORANGE[200])
    canvas.circle(x - 140, y - 8, 9, BLUE[1200])
    canvas.arc((x - 168, y), 70, (-30, 30), 7, BLUE[900])


def _corn(canvas: Canvas, x: float, y: float) -> None:
    canvas.rectangle(x - 30, y - 130, 60, 230, YELLOW[300], 30)
    for row in range(9):
        for column in (-16, 0, 16):
            canvas.circle(x + column, y - 104 + row * 20, 7, YELLOW[500])
    for side in (-1, 1):
        canvas.polygon(
            [
                *bow((x, y + 116), (x + side * 92, y + 60), (x + side * 44, y - 70)),
                (x + side * 8, y + 60),
            ],
            GREEN[600] if side < 0 else GREEN[800],
        )


def winter_market() -> Canvas:
    """Two stalls under snow, side by side."""
    canvas = Canvas(BLUE[1000])
    canvas.fade(BLUE[1200], BLUE[900], 0, 720)
    canvas.circle(1310, 170, 74, YELLOW[100])
    for x, y in scatter(90, 2):
        canvas.circle(x * 1600, y * 760, 3 + 5 * x, WHITE if y < 0.7 else BLUE[200])
    canvas.rectangle(0, 716, 1600, 184, WHITE)
    for x, tint in ((170, GREEN), (890, ORANGE)):
        canvas.rectangle(x + 30, 360, 480, 400, BLUE[50])
        canvas.rectangle(x + 60, 400, 420, 150, YELLOW[200], 8)
        for lamp in range(5):
            canvas.circle(x + 100 + lamp * 85, 428, 18, YELLOW[500])
        for box in range(4):
            canvas.rectangle(x + 76 + box * 100, 500, 84, 50, tint[600], 6)
            for fruit in range(3):
                canvas.circle(
                    x + 94 + box * 100 + fruit * 24, 500, 14, (RED[800], LIME[300])[box % 2]
                )
        canvas.rectangle(x + 30, 560, 480, 180, tint[800], 6)
        awning(canvas, (x, 270, 540, 90), 7, (tint[800], WHITE))
        canvas.rectangle(x + 6, 232, 528, 54, WHITE, 27)
        for drift in range(4):
            canvas.circle(x + 90 + drift * 120, 244, 34, WHITE)
    for x, y in ((0, 790), (240, 800), (700, 770), (820, 780), (1330, 800), (1600, 780)):
        canvas.circle(x, y + 40, 90, WHITE)
    return canvas
