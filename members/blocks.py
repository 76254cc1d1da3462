"""Streams of agreements and collaborations: what was agreed, and what was done year by year."""

from collections.abc import Iterable
from typing import Any

from wagtail.blocks import CharBlock, IntegerBlock, StreamBlock, StructBlock, TextBlock

from cms.pages.blocks.attachments import values_of
from cms.pages.dates.years import fiscal_year_name
from members.schemas.agreements import YearOfActivities

FIRST_YEAR, LAST_YEAR = 1990, 2100


class MatterBlocks(StreamBlock):
    """What was agreed, point by point."""

    matter = CharBlock(
        label="事項", icon="list-ul", max_length=200, help_text="例: 産業や観光の振興に関すること"
    )


class ActivityBlock(StructBlock):
    fiscal_year = IntegerBlock(
        label="年度",
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        help_text="4月のある年の西暦です。平成28年度なら2016。例: 2016",
    )
    text = TextBlock(
        label="取組", max_length=300, rows=2, help_text="300字まで。例: 催しへの参加を呼びかけ"
    )

    class Meta:
        icon = "date"
        label = "取組"


class ActivityBlocks(StreamBlock):
    """What was done under an agreement."""

    activity = ActivityBlock()


def matters_of(value: Any) -> list[str]:
    """The points of a stream of `MatterBlocks`."""
    return [text for text in values_of(value) if text]


def activities_of(value: Any) -> list[YearOfActivities]:
    """The activities of a stream of `ActivityBlocks` by fiscal year, latest first."""
    years: dict[int, list[str]] = {}
    for year, text in _entered(values_of(value)):
        years.setdefault(year, []).append(text)
    return [
        YearOfActivities(fiscal_year=year, label=fiscal_year_name(year), activities=years[year])
        for year in sorted(years, reverse=True)
    ]


def _entered(values: Iterable[Any]) -> Iterable[tuple[int, str]]:
    """A draft may hold one that is not finished yet."""
    return (
        (int(raw["fiscal_year"]), raw["text"])
        for raw in values
        if raw.get("fiscal_year") and raw.get("text")
    )
