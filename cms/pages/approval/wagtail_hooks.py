from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.models import Page

from cms.pages.approval import notices
from cms.pages.approval.bulk import refuse_what_cannot_go_out
from cms.pages.approval.failures import FAILED
from cms.pages.approval.history import Failed


@hooks.register("before_edit_page")
def say_what_saving_does(request: HttpRequest, page: Page) -> None:
    if request.method == "POST":
        notices.before_saving(request, page)
    else:
        notices.on_opening(request, page)


@hooks.register("after_edit_page")
def say_what_saving_did(request: HttpRequest, page: Page) -> None:
    notices.after_saving(request, page)


@hooks.register("before_bulk_action")
def keep_what_waits_out_of_lists(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    return refuse_what_cannot_go_out(request, action_type, objects)


@hooks.register("register_log_actions")
def failed_publications(actions: Any) -> None:
    actions.register_action(FAILED)(Failed)
