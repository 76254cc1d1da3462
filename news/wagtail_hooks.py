from typing import Any

from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from news.double_report import RIGHT, DoubleReport
from news.viewsets import ChronologyViewSetGroup, SeriesViewSet

register_snippet(SeriesViewSet)
register_snippet(ChronologyViewSetGroup)


class DoublesMenuItem(MenuItem):
    """Shown to those who may mend a double."""

    def is_shown(self, request: Any) -> bool:
        return bool(request.user.has_perm(RIGHT))


@hooks.register("register_admin_urls")
def double_addresses() -> list[URLPattern]:
    return [path("reports/chronology/", DoubleReport.as_view(), name="chronology_doubles")]


@hooks.register("register_reports_menu_item")
def double_menu_item() -> MenuItem:
    address = reverse("chronology_doubles")
    return DoublesMenuItem(
        "経過の重なり", address, name="chronology-doubles", icon_name="history", order=1060
    )
