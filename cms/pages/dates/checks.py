"""A house rule that code can hold: every date and time of the admin is read by our own fields."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.core.checks import CheckMessage, Error, register
from wagtail.admin.panels import get_edit_handler
from wagtail.blocks import BlockField
from wagtail.contrib.settings.registry import registry
from wagtail.models import get_page_models
from wagtail.snippets.models import get_snippet_models

from cms.pages.dates.fields import ReadingField
from cms.pages.dates.widgets import ReadingInput

PLAIN = (forms.DateField, forms.TimeField, forms.DateTimeField, forms.SplitDateTimeField)


@register("pages")
def check_dates(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Pages, snippets and settings, with what their forms hold inside."""
    return [
        Error(f"{place} does not read Japanese dates.", id="pages.E201")
        for name, form in admin_forms()
        for place in plain_dates(name, form.base_fields, form)
    ]


def admin_forms() -> Iterator[tuple[str, Any]]:
    """The name and form of whatever is edited by panels."""
    for model in get_page_models():
        yield model._meta.label, model.get_edit_handler().get_form_class()
    for model in registry:
        yield model._meta.label, get_edit_handler(model).get_form_class()
    for model in get_snippet_models():
        yield model._meta.label, model.snippet_viewset.get_edit_handler().get_form_class()


def plain_dates(name: str, fields: dict[str, Any], form: Any = None) -> Iterator[str]:
    """Where among the fields, inline forms and blocks of a form dates are Django's own."""
    for key, field in fields.items():
        place = f"{name}.{key}"
        if isinstance(field, BlockField):
            yield from _in_block(place, field.block)
        elif isinstance(field, PLAIN) and not reads(field):
            yield place
    for key, formset in getattr(form, "formsets", {}).items():
        yield from plain_dates(f"{name}.{key}", formset.form.base_fields, formset.form)


def reads(field: Any) -> bool:
    """Whether a form field reads Japanese dates and shows what it understood."""
    return isinstance(field, ReadingField) and isinstance(field.widget, ReadingInput)


def _in_block(place: str, block: Any) -> Iterator[str]:
    children: Iterable[tuple[str, Any]] = ()
    if hasattr(block, "child_blocks"):
        children = block.child_blocks.items()
    elif hasattr(block, "child_block"):
        children = [("item", block.child_block)]
    elif (field := getattr(block, "field", None)) is not None:
        yield from plain_dates(place, {"field": field})
    for key, child in children:
        yield from _in_block(f"{place}.{key}", child)
