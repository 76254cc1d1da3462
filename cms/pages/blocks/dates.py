"""Blocks of dates and times that understand what people in Japan write."""

from typing import Any

from django.utils.functional import cached_property
from wagtail import blocks

from cms.pages.dates.fields import DateField, DateTimeField, StatedDateField, TimeField
from cms.pages.dates.precision import StatedDate
from cms.pages.dates.widgets import DateInput, DateTimeInput, StatedDateInput, TimeInput


class DateBlock(blocks.DateBlock):
    @cached_property
    def field(self) -> Any:
        return DateField(widget=DateInput(format=self.format), **self.field_options)


class TimeBlock(blocks.TimeBlock):
    @cached_property
    def field(self) -> Any:
        return TimeField(widget=TimeInput(format=self.format), **self.field_options)


class DateTimeBlock(blocks.DateTimeBlock):
    @cached_property
    def field(self) -> Any:
        return DateTimeField(widget=DateTimeInput(format=self.format), **self.field_options)


class StatedDateBlock(blocks.FieldBlock):
    """A day, several days, a range, a month or a year; stored in ISO 8601-2."""

    def __init__(self, required: bool = True, help_text: str | None = None, **options: Any) -> None:
        self.field_options = {"required": required, "help_text": help_text}
        super().__init__(**options)

    @cached_property
    def field(self) -> Any:
        return StatedDateField(widget=StatedDateInput(), **self.field_options)

    def to_python(self, value: Any) -> Any:
        return StatedDate.from_iso(value) if isinstance(value, str) and value else value or None

    def get_prep_value(self, value: Any) -> Any:
        return value.iso if isinstance(value, StatedDate) else None

    def value_for_form(self, value: Any) -> Any:
        return value.gregorian if isinstance(value, StatedDate) else value

    class Meta:
        icon = "date"
