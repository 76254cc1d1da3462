"""Editors change the page tree one after the other, so that each sees what the other has done."""

from collections.abc import Callable
from typing import Any

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse

from cms.pages.approval.answers import answer
from cms.pages.approval.doors import DIALOGS, look_first
from cms.pages.approval.refusals import Refusal

LOCK = 7_362_535
"""Known to nothing else in the database."""

TURNS = frozenset(
    {
        "wagtailadmin_pages:add",
        "wagtailadmin_pages:copy",
        "wagtailadmin_pages:edit",
        "wagtailadmin_pages:move_confirm",
        "wagtailadmin_pages:workflow_action",
        "wagtail_bulk_action",
    }
)
"""Views that give a page a place in the tree, or decide whether it gets one."""


class TurnsMiddleware:
    """Lets a view look at the tree and write into it in one transaction, while no other may.

    Wagtail asks whether a slug is free before it saves. Of two editors at once both would be told
    that it is, and the second would meet the database's own refusal as an error page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or match.view_name not in TURNS | DIALOGS:
            return None
        if request.method != "POST" and match.view_name not in DIALOGS:
            return None
        try:
            with transaction.atomic():
                _wait_for_turn()
                look_first(request)
                return view(request, *args, **kwargs)
        except Refusal as refusal:
            return answer(request, refusal)


def _wait_for_turn() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
