from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.users.desk.letters import LetterReport, policy as letter_policy, resend_letter
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


@hooks.register("register_admin_urls")
def letter_addresses() -> list[URLPattern]:
    results = LetterReport.as_view(results_only=True)
    return [
        path("reports/letters/", LetterReport.as_view(), name="letter_report"),
        path("reports/letters/results/", results, name="letter_report_results"),
        path("reports/letters/<int:letter_id>/resend/", resend_letter, name="letter_resend"),
    ]


class LetterMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(
            letter_policy.user_has_any_permission(
                request.user, LetterReport.any_permission_required
            )
        )


@hooks.register("register_reports_menu_item")
def letter_menu_item() -> MenuItem:
    return LetterMenuItem(
        "送信メール", reverse("letter_report"), name="letters", icon_name="mail", order=1100
    )


@hooks.register("register_permissions")
def rights_to_give() -> QuerySet[Permission]:
    """What the form of a group offers."""
    return Permission.objects.filter(
        content_type__app_label="users",
        codename__in=("view_outgoingletter", "change_outgoingletter"),
    )
