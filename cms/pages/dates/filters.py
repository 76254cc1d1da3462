"""Fields of the filters beside listings and reports."""

from datetime import datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.forms.utils import from_current_timezone
from django_filters import fields

from cms.pages.dates.fields import DateField, DateTimeField
from cms.pages.dates.widgets import reading_input


class DateRangeField(fields.DateRangeField):
    """From the begin of one day to the end of another."""

    def __init__(self, *args: Any, **options: Any) -> None:
        # Past the class that brings plain fields of its own.
        fields.RangeField.__init__(self, (DateField(), DateField()), *args, **options)
        self.widget.widgets = [reading_input(widget) for widget in self.widget.widgets]


class SinceField(DateTimeField):
    """A moment, or a day for the moment at which it begins; its input offers days."""

    def to_python(self, value: Any) -> Any:
        try:
            day = DateField().to_python(value)
        except ValidationError:
            return super().to_python(value)
        return day and from_current_timezone(datetime.combine(day, time.min))
