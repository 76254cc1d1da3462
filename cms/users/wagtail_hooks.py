from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.users.desk.changes import (
    note_bulk,
    note_changes,
    note_maker,
    note_removal,
    remember_before,
)
from cms.users.desk.events import EventReport, policy as event_policy
from cms.users.desk.letters import LetterReport, policy as letter_policy, resend_letter
from cms.users.superusers import refuse_above

RIGHTS = ("view_outgoingletter", "change_outgoingletter", "view_accountevent")


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


@hooks.register("before_edit_user")
def remember_person(request: HttpRequest, user: Any) -> None:
    remember_before(request, user)


@hooks.register("after_create_user")
def note_new_person(request: HttpRequest, user: Any) -> None:
    note_maker(request, user)


@hooks.register("after_edit_user")
def note_changed_person(request: HttpRequest, user: Any) -> None:
    note_changes(request, user)


@hooks.register("after_delete_user")
def note_removed_person(request: HttpRequest, user: Any) -> None:
    note_removal(request, [user])


@hooks.register("after_bulk_action")
def note_people_of_a_list(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> None:
    note_bulk(request, action_type, objects)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    letters = LetterReport.as_view(results_only=True)
    events = EventReport.as_view(results_only=True)
    return [
        path("reports/letters/", LetterReport.as_view(), name="letter_report"),
        path("reports/letters/results/", letters, name="letter_report_results"),
        path("reports/letters/<int:letter_id>/resend/", resend_letter, name="letter_resend"),
        path("reports/accounts/", EventReport.as_view(), name="account_events"),
        path("reports/accounts/results/", events, name="account_events_results"),
    ]


class ItemByRight(MenuItem):
    """An item for those who may look at its records."""

    def __init__(self, *args: Any, policy: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.policy = policy

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(self.policy.user_has_any_permission(request.user, ("view", "change")))


@hooks.register("register_reports_menu_item")
def letter_menu_item() -> MenuItem:
    url = reverse("letter_report")
    return ItemByRight(
        "送信メール", url, name="letters", icon_name="mail", order=1100, policy=letter_policy
    )


@hooks.register("register_reports_menu_item")
def event_menu_item() -> MenuItem:
    url = reverse("account_events")
    return ItemByRight(
        "アカウントの記録", url, name="events", icon_name="key", order=1110, policy=event_policy
    )


@hooks.register("register_admin_menu_item")
def account_menu_item() -> MenuItem:
    url = reverse("account_home")
    return MenuItem("サインインと安全", url, name="door", icon_name="key", order=10_000)


@hooks.register("register_permissions")
def rights_to_give() -> QuerySet[Permission]:
    """What the form of a group offers."""
    return Permission.objects.filter(content_type__app_label="users", codename__in=RIGHTS)
