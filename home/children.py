"""The pages below a page."""

from typing import Any

from wagtail.models import Page

from cms.reading.context import ReadContext
from cms.reading.read import Slice, read_slice
from cms.reading.schemas import Link
from cms.reading.viewer import Viewer


def read_children(parent: Page, viewer: Viewer, *, offset: int, limit: int) -> Slice[Link]:
    """The visible pages directly below one, in the editors' order."""
    below: Any = Page.objects.filter(path__startswith=parent.path, depth=parent.depth + 1)
    found = read_slice(below.order_by("path"), viewer, _link, offset=offset, limit=limit)
    return Slice([link for link in found.items if link is not None], found.count)


def _link(page: Page, context: ReadContext) -> Link | None:
    # None for a page that was hidden in the moment between finding and reading it.
    return context.page(page.pk)
