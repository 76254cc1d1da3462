"""Series in the admin."""

from typing import ClassVar

from wagtail.snippets.views.snippets import SnippetViewSet

from news.models import Series


class SeriesViewSet(SnippetViewSet):
    """Listed in the main menu, since editors choose a series on many pages."""

    model = Series
    icon = "list-ul"
    add_to_admin_menu = True
    menu_order = 310
    list_display: ClassVar[list[str]] = ["name", "description"]
    search_fields: ClassVar[list[str]] = ["name"]
