"""What of a picture stays in view where its frame has other proportions."""

from django import template

from cms.reading.schemas import FocalPoint

register = template.Library()

STEP = 5
"""Per cent between two classes of `focus.css`; the policy of the site forbids styles of its own."""


@register.filter
def focus(point: FocalPoint) -> str:
    """The classes that keep a point in view."""
    return f"focus-x-{_step(point.x)} focus-y-{_step(point.y)}"


def _step(share: float) -> int:
    return min(max(round(share * 100 / STEP), 0), 100 // STEP) * STEP
