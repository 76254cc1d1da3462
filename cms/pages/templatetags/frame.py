"""Where the reader stands among the pages of the main navigation."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag
def current_place(url: str, page: Any) -> SafeString:
    """`aria-current` for a link to this page or to one above it; nothing for any other."""
    if page is None or page == "":
        return SafeString("")
    meta = getattr(page, "meta", None)
    if meta is not None and meta.html_url == url:
        return mark_safe(' aria-current="page"')
    if any(step.html_url == url for step in getattr(page, "breadcrumbs", ())):
        return mark_safe(' aria-current="true"')
    return SafeString("")
