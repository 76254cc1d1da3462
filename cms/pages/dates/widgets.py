"""Wagtail's inputs for dates and times, with what was understood of the text under them."""

import json
from typing import Any, ClassVar, Self

from django.forms import TextInput
from django.urls import reverse
from wagtail.admin.telepath import register
from wagtail.admin.telepath.widgets import WidgetAdapter
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput

from cms.pages.dates.readings import PICKER_FORMAT, READINGS
from cms.pages.dates.writing import UnreadableError


class ReadingInput:
    """A mixin for Wagtail's inputs; the element beside the input starts the picker and asks.

    Wagtail's own picker replaces what it cannot read by the present day as soon as the input is
    left, so it is told to leave the text alone.
    """

    reading: ClassVar[str]
    template_name = "wagtailadmin/widgets/date_reading.html"

    @classmethod
    def in_place_of(cls, widget: Any) -> Self:
        """This input with all that somebody set on a plain one, such as where its picker opens."""
        made = cls()
        vars(made).update(vars(widget))
        return made

    def get_config(self) -> dict[str, Any]:
        config: dict[str, Any] = super().get_config()  # type: ignore[misc]  # of Wagtail's input
        return {**config, "validateOnBlur": False, "formatDate": PICKER_FORMAT}

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)  # type: ignore[misc]
        context["widget"]["reading"] = {
            "kind": self.reading,
            "source": reverse("date_reading", args=[self.reading]),
            "picker": json.dumps(self.get_config()),
            "understood": self._understood(context["widget"]["value"]),
        }
        return context

    def _understood(self, shown: str | None) -> str:
        if not shown:
            return ""
        try:
            return READINGS[self.reading](shown).understood
        except UnreadableError:
            return ""  # the field itself says why


class DateInput(ReadingInput, AdminDateInput):
    reading = "date"


class TimeInput(ReadingInput, AdminTimeInput):
    reading = "time"


class DateTimeInput(ReadingInput, AdminDateTimeInput):
    reading = "moment"


class StatedDateInput(ReadingInput, TextInput):  # type: ignore[misc]  # it has our template
    """Without a picker, since none can pick a month or several days."""

    reading = "stated"

    def get_config(self) -> dict[str, Any]:
        return {}


IN_PLACE_OF: dict[type[Any], type[ReadingInput]] = {
    AdminDateInput: DateInput,
    AdminTimeInput: TimeInput,
    AdminDateTimeInput: DateTimeInput,
}


def reading_input(widget: Any) -> Any:
    """The input that reads Japanese dates, for a plain one of Wagtail's; any other stays itself."""
    ours = IN_PLACE_OF.get(type(widget))
    return ours.in_place_of(widget) if ours else widget


for kind in (*IN_PLACE_OF.values(), StatedDateInput):
    # A block makes its inputs in the browser: from the same markup, not by Wagtail's own script.
    register(WidgetAdapter(), kind)
