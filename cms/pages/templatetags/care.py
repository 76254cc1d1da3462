"""Who looks after a page, and where that is changed."""

from typing import Any

from django import template
from wagtail.models import Page

from cms.pages.care.bulk import care_url as url_of
from cms.pages.models.care import in_charge_of

register = template.Library()


@register.simple_tag(takes_context=True)
def care_url(context: Any, page: Page) -> str:
    """Where the care of a page is changed; the present screen comes after it."""
    return url_of(page, context["request"].get_full_path())


register.filter("in_charge", in_charge_of)
