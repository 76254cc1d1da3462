"""The stream of an event's programme, and its schema."""

from datetime import date, time
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    ListBlock,
    StreamBlock,
    StructBlock,
    TextBlock,
)
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.pages.blocks.attachments import values_of
from cms.pages.blocks.base import Raw
from cms.pages.blocks.dates import DateBlock, TimeBlock
from cms.reading.references import list_items
from cms.reading.schemas import Choice
from news.choices import SpeakerRole
from news.schemas.parts import ProgrammeItem, Speaker


class SpeakerBlock(StructBlock):
    name = CharBlock(label="氏名", max_length=100, help_text="敬称は付けません。例: 架空 太郎")
    affiliation = CharBlock(
        label="所属", required=False, max_length=100, help_text="当日の所属。例: 架空大学大学院"
    )
    office = CharBlock(
        label="職名", required=False, max_length=100, help_text="当日の職名。例: 教授"
    )
    role = ChoiceBlock(label="役割", choices=SpeakerRole.choices, default=SpeakerRole.SPEAKER)

    class Meta:
        icon = "user"
        label = "登壇者"


class ProgrammeItemBlock(StructBlock):
    title = CharBlock(
        label="内容", max_length=200, help_text="例: 基調講演「離れた自治体どうしの連携」"
    )
    date = DateBlock(
        label="日", required=False, help_text="何日にもわたるイベントのときだけ入れます。"
    )
    start_time = TimeBlock(label="開始", required=False, help_text="例: 13:30")
    end_time = TimeBlock(label="終了", required=False, help_text="例: 14:20")
    description = TextBlock(label="説明", required=False, help_text="改行はそのまま表示されます。")
    speakers = ListBlock(SpeakerBlock(), label="登壇者", default=[], collapsed=True)

    class Meta:
        icon = "list-ol"
        label = "項目"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        start, end = cleaned["start_time"], cleaned["end_time"]
        if end and not start:
            _refuse("start_time", "終了だけでなく、開始の時刻も入れてください。")
        if start and end and end < start:
            _refuse("end_time", "終了の時刻が開始より前になっています。")
        return cleaned


class ProgrammeBlocks(StreamBlock):
    """The programme of an event, in order."""

    item = ProgrammeItemBlock()


def programme_of(value: Any) -> list[ProgrammeItem]:
    """The items of a stream of `ProgrammeBlocks`."""
    return [
        ProgrammeItem(
            date=date.fromisoformat(raw["date"]) if raw.get("date") else None,
            start_time=_time(raw.get("start_time")),
            end_time=_time(raw.get("end_time")),
            title=raw["title"],
            description=raw.get("description") or "",
            speakers=[_speaker(item) for item in list_items(raw.get("speakers") or [])],
        )
        for raw in values_of(value)
    ]


def _time(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None


def _speaker(raw: Raw) -> Speaker:
    role = SpeakerRole(raw.get("role") or SpeakerRole.SPEAKER)
    return Speaker(
        name=raw["name"],
        office=raw.get("office") or "",
        affiliation=raw.get("affiliation") or "",
        role=Choice(value=role.value, label=str(role.label)),
    )


def _refuse(field: str, message: str) -> None:
    raise StructBlockValidationError(block_errors={field: ValidationError(message)})
