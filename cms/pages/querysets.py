"""What can be asked of pages of every type."""

from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:  # Wagtail ships no types
    from django.db.models import QuerySet

    PageQuerySet = QuerySet[Any]
else:
    from wagtail.query import PageQuerySet


class PortalPageQuerySet(PageQuerySet):
    """Chainable questions to pages."""

    def in_locale(self, language_code: str) -> Self:
        """Without the other languages: a translation is no second record."""
        return self.filter(locale__language_code=language_code)
