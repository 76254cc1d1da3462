"""What the admin's menus leave out."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

IN_ENGLISH_ONLY = ("whats-new-in-wagtail", "editor-guide")


@hooks.register("construct_help_menu")
def leave_out_what_editors_cannot_read(request: HttpRequest, items: list[Any]) -> None:
    """Links to pages about Wagtail in English; the keyboard shortcuts stay."""
    items[:] = [item for item in items if not item.name.startswith(IN_ENGLISH_ONLY)]
