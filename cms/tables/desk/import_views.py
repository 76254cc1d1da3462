"""One import: what it would do, storing it, and taking it back."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Case, Count, Value, When
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from cms.tables.cells import TableRefusedError
from cms.tables.desk.views import TableDeskView, import_of
from cms.tables.imports.services import (
    is_long,
    table_import_commit,
    table_import_commit_later,
)
from cms.tables.imports.undoing import table_import_undo
from cms.tables.models import ImportState, Outcome, TableImport
from cms.tables.registry import register_named

ROWS_PER_PAGE = 50


class ImportView(TableDeskView):
    """The results row by row, refusals first; a button that stores exactly these."""

    page_title = "取り込みの確認"
    template_name = "wagtailadmin/table_imports/import.html"

    def get(self, request: HttpRequest, import_id: int) -> HttpResponse:
        item = import_of(request.user, import_id)
        outcome = request.GET.get("outcome", "")
        rows = item.rows.order_by(
            Case(When(outcome=Outcome.REFUSED, then=Value(0)), default=Value(1)), "number"
        )
        if outcome in Outcome.values:
            rows = rows.filter(outcome=outcome)
        found = dict(item.rows.order_by().values_list("outcome").annotate(Count("pk")))
        counts = [(each, found.get(each.value, 0)) for each in Outcome]
        register = register_named(item.register)
        context = {
            "item": item,
            "register": register,
            "counts": counts,
            "outcome": outcome,
            "rows": Paginator(rows, ROWS_PER_PAGE).get_page(request.GET.get("p")),
            "may_commit": item.state == ImportState.CHECKED
            and not found.get(Outcome.REFUSED)
            and bool(found.get(Outcome.CREATED) or found.get(Outcome.CHANGED)),
            "may_undo": item.state == ImportState.COMMITTED,
            "has_nothing_to_do": set(found) <= {Outcome.LEFT},
        }
        return self.render_to_response(self.get_context_data(**context))  # type: ignore[no-any-return]  # Wagtail ships no types

    def post(self, request: HttpRequest, import_id: int) -> HttpResponse:
        item = import_of(request.user, import_id)
        commit = table_import_commit_later if is_long(item) else table_import_commit
        try:
            commit(item=item, read=request.POST.get("read", ""), by=request.user)
        except TableRefusedError as refusal:
            messages.error(request, str(refusal))
        else:
            if item.state == ImportState.COMMITTED:
                messages.success(request, f"「{item.filename}」の内容を登録しました。")
        return _to(item)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above = {"url": reverse("table_index"), "label": "表の取り込みと書き出し"}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.page_title}]


@require_POST
def undo_import(request: HttpRequest, import_id: int) -> HttpResponse:
    """Take one import back."""
    item = import_of(request.user, import_id)
    try:
        table_import_undo(item=item, by=request.user)
    except TableRefusedError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"「{item.filename}」の取り込みを取り消しました。")
    return _to(item)


def _to(item: TableImport) -> HttpResponse:
    return HttpResponseRedirect(reverse("table_import", args=[item.pk]))
