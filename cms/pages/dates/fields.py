"""Form fields that understand dates and times as people in Japan write them."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import from_current_timezone

from cms.pages.dates.days import parse_date
from cms.pages.dates.precision import StatedDate
from cms.pages.dates.stating import parse_stated
from cms.pages.dates.times import parse_moment, parse_time
from cms.pages.dates.widgets import (
    DateInput,
    DateTimeInput,
    StatedDateInput,
    TimeInput,
    reading_input,
)
from cms.pages.dates.writing import UnreadableError


class ReadingField:
    """A mixin for Django's fields of dates and times; plain inputs give way to our own."""

    widget: Any

    def __init__(self, *, widget: Any = None, **options: Any) -> None:
        widget = widget or self.widget
        widget = widget() if isinstance(widget, type) else widget
        super().__init__(widget=reading_input(widget), **options)  # type: ignore[call-arg]  # a field's


class DateField(ReadingField, forms.DateField):
    widget = DateInput

    def to_python(self, value: Any) -> Any:
        return _read(parse_date, value) if isinstance(value, str) else super().to_python(value)


class TimeField(ReadingField, forms.TimeField):
    widget = TimeInput

    def to_python(self, value: Any) -> Any:
        return _read(parse_time, value) if isinstance(value, str) else super().to_python(value)


class DateTimeField(ReadingField, forms.DateTimeField):
    """A text without an offset is Japan's time, as the project's time zone says."""

    widget = DateTimeInput

    def to_python(self, value: Any) -> Any:
        if not isinstance(value, str):
            return super().to_python(value)
        moment = _read(parse_moment, value)
        return moment if moment is None else from_current_timezone(moment)


class StatedDateField(ReadingField, forms.Field):
    """A day, several days, a range, a month or a year, in one input."""

    widget = StatedDateInput

    def to_python(self, value: Any) -> Any:
        return _read(parse_stated, value) if isinstance(value, str) else value

    def prepare_value(self, value: Any) -> Any:
        return value.gregorian if isinstance(value, StatedDate) else value


def _read[T](parse: Callable[[str], T], text: str) -> T | None:
    if not text.strip():
        return None
    try:
        return parse(text)
    except UnreadableError as refusal:
        raise ValidationError(str(refusal), code="invalid") from refusal
