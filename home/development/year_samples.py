"""Made-up lines of the chronology and a made-up schedule, for the style guide."""

from datetime import date
from typing import Any

from cms.pages.dates.precision import StatedDate
from cms.pages.schemas.dates import Stated
from cms.reading.schemas import Choice
from news.charts import chart_of
from news.choices import ChronologyKind, ScheduleKind
from news.schemas.chronology import BodyLink, ChronologyLine, FiscalYear, FollowUp, Point
from news.schemas.schedules import ScheduleItem, ScheduleRow

DATES = (
    "2026-11-25", "{2026-11-28,2026-11-29}", "2026-12-01/2027-01-15", "2027-02", "2027-03-01",
    "2027-03-31",
)  # fmt: skip


def lines() -> list[ChronologyLine]:
    """A line of each kind, on a date of each precision, with and without all that belongs to it."""
    return [
        _line(number, kind, iso)
        for number, (kind, iso) in enumerate(zip(ChronologyKind, DATES, strict=True))
    ]


def schedule() -> dict[str, Any]:
    """A chart and its table: bars and milestones, planned and done, side by side and crowded."""
    rows = [
        _row("", "架空の集い", "", [(0, 0, "第1回", True, True), (1, 5, "準備", False, False)]),
        _row("催し", "雪まつり", "架空組合", [(3, 3, "関係する自治体に参加を打診", False, True)]),
        _row("催し", "物産展", "", [(2, 8, "調整", False, False), (6, 6, "開催", True, False)]),
        _row("", "まだ予定のない取組", "", []),
    ]
    return {"chart": chart_of(rows, 2026), "page": {"title": "架空スケジュール", "rows": rows}}


def _line(number: int, kind: ChronologyKind, iso: str) -> ChronologyLine:
    is_full = number % 2 == 0
    return ChronologyLine(
        type="news.ChronologyEntry",
        id=number,
        detail_url="#",
        is_derived=False,
        date=Stated.of(StatedDate.from_iso(iso)),
        fiscal_year=FiscalYear(year=2026, name="令和8年度"),
        kind=Choice(value=kind.value, label=str(kind.label)),
        body=BodyLink(id=1, name="架空総会", description="") if is_full else None,
        place="架空会館20階" if is_full else "",
        text="架空市と架空区が、冬の催しを一緒に開くことを確認",
        points=[Point(text="開会式", points=["架空区長", "架空市長"])] if is_full else [],
        follow_ups=[FollowUp(date=date(2027, 3, 1), text="結果を報告")] if is_full else [],
        footnote="架空の注です。" if is_full else "",
        record=None,
        related=[],
        updated_at=None,
    )


def _row(
    category: str, label: str, actor: str, items: list[tuple[int, int, str, bool, bool]]
) -> ScheduleRow:
    return ScheduleRow(
        category=category,
        label=label,
        actor=actor,
        items=[_item(*item) for item in items],
    )


def _item(first: int, last: int, text: str, is_milestone: bool, is_done: bool) -> ScheduleItem:
    kind = ScheduleKind.MILESTONE if is_milestone else ScheduleKind.BAR
    return ScheduleItem(
        id=text,
        kind=Choice(value=kind.value, label=str(kind.label)),
        text=text,
        first_month=(first + 3) % 12 + 1,
        last_month=(last + 3) % 12 + 1,
        date_of_start=date(2026, first + 4, 1),
        date_of_end=date(2026, last + 4, 28),
        date=None,
        is_done=is_done,
    )
