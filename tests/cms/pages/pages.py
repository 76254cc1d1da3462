"""Pages for the tests of what every page is made of."""

from typing import Any

from home.models import FrontPage, StandardPage


def front() -> FrontPage:
    page: FrontPage = FrontPage.objects.get(locale__language_code="ja")
    return page


def grow(slug: str, parent: Any = None, **fields: Any) -> StandardPage:
    """A live page below another, the front page unless told otherwise."""
    below = type(parent).objects.get(pk=parent.pk) if parent is not None else front()
    page: StandardPage = below.add_child(instance=StandardPage(title=slug, slug=slug, **fields))
    return page
