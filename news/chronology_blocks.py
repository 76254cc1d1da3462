"""Streams of the chronology: what came later, and what an entry leads to; and their schemas."""

import re
from datetime import date
from typing import Any

from wagtail.blocks import CharBlock, PageChooserBlock, StreamBlock, StructBlock

from cms.pages.blocks.dates import DateBlock
from cms.pages.blocks.links import RecordChooser
from cms.reading.context import ReadContext
from cms.reading.schemas import Link
from news.schemas.chronology import FollowUp, Point

BULLET = re.compile(r"^[・\-*]\s*")


class FollowUpBlock(StructBlock):
    date = DateBlock(label="日", help_text="例: H27.5.20")
    text = CharBlock(label="ことがら", max_length=200, help_text="例: 創生本部に意見を提出")

    class Meta:
        icon = "arrow-right"
        label = "その後"


class FollowUpBlocks(StreamBlock):
    """What came of it later."""

    follow_up = FollowUpBlock()


class RelatedBlocks(StreamBlock):
    """What an entry leads to."""

    page = PageChooserBlock(label="ページ")
    organization = RecordChooser("members.Organization", label="団体")


def points_of(text: str) -> list[Point]:
    """Sub-points of a text with one on each line; a line that begins with a blank lies below."""
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        words = BULLET.sub("", line.strip())
        if not words:
            continue
        if line[:1].isspace() and found:
            found[-1][1].append(words)
        else:
            found.append((words, []))
    return [Point(text=words, points=below) for words, below in found]


def follow_ups_of(value: Any) -> list[FollowUp]:
    """What a stream of `FollowUpBlocks` says."""
    found = [
        FollowUp(date=date.fromisoformat(item["value"]["date"]), text=item["value"]["text"])
        for item in value.get_prep_value()
        if item["type"] == "follow_up" and item["value"].get("date")
    ]
    return sorted(found, key=lambda one: one.date)


def related_of(value: Any, context: ReadContext) -> list[Link]:
    """The visible ones of what a stream of `RelatedBlocks` names."""
    organization: Any = value.stream_block.child_blocks["organization"]
    links = [
        context.page(item["value"])
        if item["type"] == "page"
        else context.record(organization.model_class, item["value"])
        for item in value.get_prep_value()
    ]
    return [link for link in links if link is not None]
