from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail import hooks

from cms.users.superusers import refuse_above


@hooks.register("before_create_user")
def raise_nobody(request: HttpRequest) -> HttpResponse | None:
    return refuse_above(request, [])


@hooks.register("before_edit_user")
@hooks.register("before_delete_user")
def touch_nobody_above(request: HttpRequest, user: Any) -> HttpResponse | None:
    return refuse_above(request, [user])


@hooks.register("before_bulk_action")
def touch_nobody_above_in_a_list(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    return refuse_above(request, objects)
