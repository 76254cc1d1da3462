"""What the screens of imports look up."""

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def title_of(titles: Mapping[str, str], name: str) -> str:
    """The title of a register, or its name where it is gone."""
    return titles.get(name, name)
