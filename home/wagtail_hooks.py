"""The start page and the menus of the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.today.panel import take_place
from home.today.views import CalendarView

IN_ENGLISH_ONLY = ("whats-new-in-wagtail", "editor-guide")


@hooks.register("construct_help_menu")
def leave_out_what_editors_cannot_read(request: HttpRequest, items: list[Any]) -> None:
    """Links to pages about Wagtail in English; the keyboard shortcuts stay."""
    items[:] = [item for item in items if not item.name.startswith(IN_ENGLISH_ONLY)]


@hooks.register("construct_homepage_panels")
def show_the_work_of_the_day(request: HttpRequest, panels: list[Any]) -> None:
    take_place(panels)


@hooks.register("register_admin_urls")
def calendar_address() -> list[URLPattern]:
    return [path("calendar/", CalendarView.as_view(), name="calendar")]


@hooks.register("register_admin_menu_item")
def calendar_menu_item() -> MenuItem:
    return MenuItem(
        "予定表", reverse("calendar"), name="calendar", icon_name="calendar-alt", order=150
    )
