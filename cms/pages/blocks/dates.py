"""Blocks of dates and times that understand what people in Japan write."""

from typing import Any

from django.utils.functional import cached_property
from wagtail import blocks

from cms.pages.dates.fields import DateField, DateTimeField, TimeField
from cms.pages.dates.widgets import DateInput, DateTimeInput, TimeInput


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
