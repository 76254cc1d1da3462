from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.tables.desk.import_views import ImportView, undo_import
from cms.tables.desk.views import TablesView, export_table, may_enter, original_file
from cms.tables.imports import history


class TablesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_enter(request.user)


@hooks.register("register_admin_urls")
def table_addresses() -> list[URLPattern]:
    return [
        path("tables/", TablesView.as_view(), name="table_index"),
        path("tables/export/<slug:register>/", export_table, name="table_export"),
        path("tables/<int:import_id>/", ImportView.as_view(), name="table_import"),
        path("tables/<int:import_id>/original/", original_file, name="table_import_original"),
        path("tables/<int:import_id>/undo/", undo_import, name="table_import_undo"),
    ]


@hooks.register("register_admin_menu_item")
def tables_menu_item() -> MenuItem:
    return TablesMenuItem(
        "表の取り込みと書き出し",
        reverse("table_index"),
        name="tables",
        icon_name="table",
        order=320,
    )


@hooks.register("register_log_actions")
def table_history(actions: Any) -> None:
    actions.register_action(history.IMPORTED)(history.Imported)
    actions.register_action(history.UNDONE)(history.Undone)
