"""Pictures of people coming together: the symposium, the signing of agreements."""

from itertools import pairwise

from home.sample.drawings.canvas import Canvas, Point, polar
from home.sample.drawings.motifs import STRAND, cord, node, waves
from home.sample.drawings.palette import BLUE, GREEN, ORANGE, WHITE, YELLOW


def symposium(listeners: int = 164) -> Canvas:
    """Six speakers in a bow, every listener a dot before them."""
    canvas = Canvas(BLUE[1200])
    stage = (800.0, 170.0)
    for radius, color in ((1050, "#000a72"), (820, "#001084"), (600, "#0014a0"), (400, BLUE[900])):
        canvas.circle(*stage, radius, color)
    speakers = [polar(800, -130, 430, 140 - index * 20) for index in range(6)]
    for index, one in enumerate(speakers):
        for other in speakers[index + 1 :]:
            canvas.line([one, other], 3, BLUE[500])
    for one, other in pairwise(speakers):
        canvas.line([one, other], 5, BLUE[300])
    for index, at in enumerate(speakers):
        node(canvas, at, 40, ORANGE[500] if index == 5 else WHITE, BLUE[900])
    canvas.dots(_seats(stage, listeners), 13, BLUE[300])
    return canvas


def _seats(stage: Point, count: int) -> list[Point]:
    """Rows of seats in bows around the stage, filled from the middle of each row outwards."""
    seats: list[Point] = []
    radius = 300.0
    while len(seats) < count:
        row = min(round(radius * 1.8 / 47), count - len(seats))
        turn = 47 / radius * 57.3
        seats += [polar(*stage, radius, 90 + (k - (row - 1) / 2) * turn) for k in range(row)]
        radius += 49
    return seats


def cords(partners: int) -> Canvas:
    """水引: a ring of cord for the wards and one for each association, each through the next."""
    canvas = Canvas(GREEN[50])
    waves(canvas, 560, 900, 100, ("#ddf1e5", GREEN[50], "#ddf1e5", GREEN[50]))
    radius = 250 if partners < 3 else 205
    step = (radius - 2 * STRAND) * 1.46
    first = 800 - step * partners / 2
    strands = (
        (BLUE[900], BLUE[600], WHITE, BLUE[300], BLUE[900]),
        (GREEN[800], GREEN[600], WHITE, GREEN[300], GREEN[800]),
        (ORANGE[800], ORANGE[500], WHITE, ORANGE[300], ORANGE[800]),
        (YELLOW[700], YELLOW[500], WHITE, YELLOW[300], YELLOW[700]),
    )
    at = [(first + step * index, 450.0) for index in range(partners + 1)]
    for index, centre in enumerate(at):
        cord(canvas, centre, radius, strands[index], (0, 360))
    for index, centre in enumerate(at[:-1]):
        # Where two rings cross below, the earlier one comes back on top: so they hold each other.
        cord(canvas, centre, radius, strands[index], (20, 66))
    return canvas
