"""What the admin's preview pane has beside Wagtail's own, and what marks the parts of a preview."""

from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cms.pages.dates.widgets import DateTimeInput
from cms.pages.preview.origin import front_end_origin

register = template.Library()


@register.inclusion_tag("wagtailadmin/preview_moment.html")
def preview_moment() -> dict[str, Any]:
    """An input for the moment as of which the draft is shown, and where it is shown."""
    attributes = {
        "id": "id_preview_at",
        "form": "",  # no part of the page that is edited
        "placeholder": "例: 令和9年4月1日 9:00",
    }
    return {
        "input": DateTimeInput().render("preview_at", None, attributes),
        "origin": front_end_origin(),
    }


@register.simple_tag(takes_context=True)
def field(context: Context, path: str) -> SafeString:
    """In the preview pane, says which field of the form holds what an element shows."""
    if not context.get("preview"):
        return SafeString("")
    return format_html(' data-renkei-field="{}"', path)
