"""What the admin's preview pane has beside Wagtail's own."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from cms.pages.dates.widgets import DateTimeInput

register = template.Library()


@register.inclusion_tag("wagtailadmin/preview_moment.html")
def preview_moment() -> dict[str, SafeString]:
    """An input for the moment as of which the draft is shown."""
    attributes: dict[str, Any] = {
        "id": "id_preview_at",
        "form": "",  # no part of the page that is edited
        "placeholder": "例: 令和9年4月1日 9:00",
    }
    return {"input": DateTimeInput().render("preview_at", None, attributes)}
