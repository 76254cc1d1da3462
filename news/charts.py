"""A yearly schedule as a drawing: where each bar, milestone and word stands, in units of an SVG.

Nothing is measured in a browser: every Japanese character is as wide as the type is high.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from news.choices import ScheduleKind
from news.schedule_blocks import MONTHS, place_of
from news.schemas.schedules import ScheduleItem, ScheduleRow

CATEGORY, LABEL, MONTH = 100, 132, 70
"""Widths of the columns."""

HEAD, LINE, PAD, GAP = 44, 17, 6, 4
"""Height of the head, of a line of text, and what is left free within and between bars."""

TYPE = 13
"""Height of the type."""

LEFT = CATEGORY + LABEL
WIDTH = LEFT + MONTH * len(MONTHS)
PIECES = re.compile(r"[0-9A-Za-z/]+|.", re.DOTALL)
"""A line ends between two of them: within no number and no day."""

MARK = 18
"""Room for the mark of a milestone."""


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of text, each with the height of its baseline."""

    x: float
    lines: list[tuple[float, str]]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar, or the ground of a milestone."""

    x: float
    y: float
    width: float
    height: float
    is_milestone: bool
    is_done: bool
    words: Words
    mark: str
    """Points of a milestone's diamond; empty for a bar."""


@dataclass(frozen=True, slots=True)
class Band:
    """A row of the chart."""

    y: float
    height: float
    label: Words
    bars: list[Bar]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together; a row without a category spans both columns."""

    y: float
    height: float
    label: Words | None
    bands: list[Band] = field(default_factory=list)

    @property
    def bottom(self) -> float:
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Month:
    x: float
    middle: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """All that the template draws."""

    width: int
    height: float
    left: int
    label_x: int
    head: int
    months: list[Month]
    groups: list[Group]


def chart_of(rows: Sequence[ScheduleRow], fiscal_year: int) -> Chart:
    """The drawing of a fiscal year's rows."""
    groups: list[Group] = []
    y: float = HEAD
    for category, members in _grouped(rows):
        group = _group(category, members, y)
        groups.append(group)
        y += group.height
    return Chart(WIDTH, y + 1, LEFT, CATEGORY, HEAD, list(_months(fiscal_year)), groups)


def _grouped(rows: Sequence[ScheduleRow]) -> Iterator[tuple[str, list[ScheduleRow]]]:
    """Rows that follow each other with the same category; one without stands alone."""
    members: list[ScheduleRow] = []
    for row in rows:
        if members and (not row.category or row.category != members[0].category):
            yield members[0].category, members
            members = []
        members.append(row)
    if members:
        yield members[0].category, members


def _group(category: str, rows: list[ScheduleRow], top: float) -> Group:
    bands: list[Band] = []
    y = top
    for row in rows:
        band = _band(row, y, x=CATEGORY if category else 0)
        bands.append(band)
        y += band.height
    words = _lines(category, CATEGORY - 2 * PAD)
    missing = top + _height(len(words)) - y
    if missing > 0:  # a long name beside few rows
        last = bands[-1]
        bands[-1] = Band(last.y, last.height + missing, last.label, last.bars)
        y += missing
    label = _words(words, PAD, top) if category else None
    return Group(top, y - top, label, bands)


def _band(row: ScheduleRow, top: float, *, x: int) -> Band:
    name = f"{row.label}（{row.actor}）" if row.actor else row.label
    label = _lines(name, LEFT - x - 2 * PAD)
    bars: list[Bar] = []
    y = top + GAP
    for lane in _lanes(row.items):
        height = max(_height(len(_item_lines(item))) for item in lane)
        bars += [_bar(item, y, height) for item in lane]
        y += height + GAP
    height = max(y - top, _height(len(label)) + GAP)
    return Band(top, height, _words(label, x + PAD, top + GAP / 2), bars)


def _lanes(items: Sequence[ScheduleItem]) -> list[list[ScheduleItem]]:
    """Items that share a month stand below each other."""
    lanes: list[list[ScheduleItem]] = []
    for item in items:
        first = place_of(item.first_month)
        free = (lane for lane in lanes if place_of(lane[-1].last_month) < first)
        lane = next(free, None)
        if lane is None:
            lanes.append([item])
        else:
            lane.append(item)
    return lanes


def _bar(item: ScheduleItem, y: float, height: float) -> Bar:
    is_milestone = item.kind.value == ScheduleKind.MILESTONE
    x = LEFT + MONTH * place_of(item.first_month)
    room = MARK if is_milestone else 0
    return Bar(
        x=x + GAP / 2,
        y=y,
        width=MONTH * _length(item) - GAP,
        height=height,
        is_milestone=is_milestone,
        is_done=item.is_done,
        words=_words(_item_lines(item), x + PAD + room, y),
        mark=_diamond(x + PAD + MARK / 2 - 3, y + PAD + LINE / 2) if is_milestone else "",
    )


def _item_lines(item: ScheduleItem) -> list[str]:
    room = MARK if item.kind.value == ScheduleKind.MILESTONE else 0
    return _lines(item_words(item), MONTH * _length(item) - 2 * PAD - room)


def item_words(item: ScheduleItem) -> str:
    """What stands in the bar: its day, if one is fixed, its text, and whether it is done."""
    day = ""
    if item.date and item.date.precision != "month":
        day = "・".join(f"{each.month}/{each.day}" for each in item.date.days) + " "
        if item.date.precision == "range":
            day = day.replace("・", "～")
    return f"{'済 ' if item.is_done else ''}{day}{item.text}"


def _length(item: ScheduleItem) -> int:
    return place_of(item.last_month) - place_of(item.first_month) + 1


def _diamond(x: float, y: float) -> str:
    size = 6
    return f"{x},{y - size} {x + size},{y} {x},{y + size} {x - size},{y}"


def _words(lines: list[str], x: float, top: float) -> Words:
    first = top + PAD + TYPE
    return Words(x, [(first + LINE * number, line) for number, line in enumerate(lines)])


def _height(lines: int) -> float:
    return lines * LINE + 2 * PAD


def _lines(text: str, room: float) -> list[str]:
    """The text in lines that are no wider than the room."""
    found = [""]
    width = 0.0
    for piece in PIECES.findall(text):
        wide = sum(_width(character) for character in piece)
        if width + wide > room and found[-1] and piece not in "、。）」":
            found.append("")
            width = 0
        if piece == " " and not found[-1]:
            continue
        found[-1] += piece
        width += wide
    return found


def _width(character: str) -> float:
    return TYPE if unicodedata.east_asian_width(character) in "WFA" else TYPE * 0.58


def _months(fiscal_year: int) -> Iterator[Month]:
    for place, month in enumerate(MONTHS):
        x = LEFT + MONTH * place
        year = f"{fiscal_year + (month < 4)}年" if month in {4, 1} else ""
        yield Month(x, x + MONTH / 2, f"{year}{month}月")
