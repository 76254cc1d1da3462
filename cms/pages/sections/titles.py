"""Under which title the admin names a page: the draft's to those who work on it, else the public's.

Links may lead to what other sections have published, so choosers show it; what they are writing on
it is still theirs.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.http import HttpRequest
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

_request: ContextVar[HttpRequest | None] = ContextVar("admin_request", default=None)


@contextmanager
def told_to(request: HttpRequest) -> Iterator[None]:
    """Within this block titles are told to whoever makes the request."""
    token = _request.set(request)
    try:
        yield
    finally:
        _request.reset(token)


def is_foreign(page: Page) -> bool:
    """Whether a published page lies outside the sections of the editor who looks at it."""
    request = _request.get()
    if request is None or not page.live:
        return False
    user: Any = request.user
    if not user.is_active or user.is_superuser:
        return False
    rights = PagePermissionPolicy().get_cached_permissions_for_user(user)
    return not any(page.path.startswith(right.page.path) for right in rights)


def install() -> None:
    """Let Wagtail ask here, also about pages that it has loaded without their type."""
    drafted = Page.get_admin_display_title

    def get_admin_display_title(page: Page) -> str:
        if page.draft_title != page.title and is_foreign(page):
            return str(page.title)
        return str(drafted(page))

    Page.get_admin_display_title = get_admin_display_title
