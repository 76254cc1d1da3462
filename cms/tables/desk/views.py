"""「表の取り込みと書き出し」 in the admin: registers, an upload, and what was imported before."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from django.views.generic.base import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.media.names import disposition
from cms.tables.cells import TableRefusedError
from cms.tables.desk.forms import UploadForm
from cms.tables.exports.answers import csv_file, xlsx_file
from cms.tables.exports.files import Encoding, as_csv, as_xlsx
from cms.tables.exports.rows import lines_for_editors
from cms.tables.imports.services import table_import_receive
from cms.tables.models import TableImport
from cms.tables.register import Register
from cms.tables.registry import register_named, registers

PER_PAGE = 20


def importable(user: Any) -> list[Register[Any]]:
    """The registers into which a person may import."""
    return [register for register in registers() if register.may_import(user)]


def exportable(user: Any) -> list[Register[Any]]:
    """The registers that a person may take out whole, with what the public does not see."""
    return [each for each in registers() if each.writer is None or each.may_import(user)]


def may_enter(user: Any) -> bool:
    """Whether there is anything for a person on these screens."""
    return bool(importable(user))


class TableDeskView(WagtailAdminTemplateMixin, View):
    """A base for the screens, which are there for those who may import something."""

    page_title = "表の取り込みと書き出し"
    header_icon = "table"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_enter(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class TablesView(TableDeskView):
    """Take in and take out."""

    template_name = "wagtailadmin/table_imports/index.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show(UploadForm(registers=importable(request.user)))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = UploadForm(request.POST, request.FILES, registers=importable(request.user))
        if form.is_valid():
            file = form.cleaned_data["file"]
            try:
                item = table_import_receive(
                    register=_register(form.cleaned_data["register"]),
                    filename=file.name,
                    content=file.read(),
                    by=request.user,
                )
            except TableRefusedError as refusal:
                form.add_error("file", str(refusal))
            else:
                return HttpResponseRedirect(reverse("table_import", args=[item.pk]))
        return self._show(form)

    def _show(self, form: UploadForm) -> HttpResponse:
        mine = [register.name for register in importable(self.request.user)]
        history = TableImport.objects.defer("original").select_related(
            "uploaded_by", "committed_by", "undone_by"
        )
        pages = Paginator(history.filter(register__in=mine), PER_PAGE)
        shown = {
            "form": form,
            "registers": exportable(self.request.user),
            "titles": {register.name: register.title for register in registers()},
            "history": pages.get_page(self.request.GET.get("p")),
        }
        return self.render_to_response(self.get_context_data(**shown))  # type: ignore[no-any-return]  # Wagtail ships no types


@require_safe
def export_table(request: HttpRequest, register: str) -> HttpResponse:
    """A whole register as a file; what CP932 cannot hold is told before the file is sent."""
    found = _register(register)
    if found not in exportable(request.user) or not may_enter(request.user):
        raise PermissionDenied
    lines = lines_for_editors(found)
    if request.GET.get("export") == "xlsx":
        return xlsx_file(found, as_xlsx(found, lines))
    is_old = request.GET.get("encoding") == Encoding.CP932
    encoding = Encoding.CP932 if is_old else Encoding.UTF_8
    written = as_csv(found, lines, encoding)
    if written.losses and "confirmed" not in request.GET:
        context = {"register": found, "losses": written.losses}
        return render(request, "wagtailadmin/table_imports/losses.html", context)
    return csv_file(found, written, encoding)


@require_safe
def original_file(request: HttpRequest, import_id: int) -> HttpResponse:
    """The file as it was handed in."""
    item = import_of(request.user, import_id)
    return HttpResponse(
        bytes(item.original),
        content_type="application/octet-stream",
        headers={
            "Content-Disposition": disposition(item.filename, is_inline=False),
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
        },
    )


def import_of(user: Any, key: int) -> TableImport:
    """An import of a register into which a person may import.

    Raises:
        Http404: there is none, or it is none of theirs; which of the two is not said.
    """
    mine = [register.name for register in importable(user)]
    item = TableImport.objects.defer("original").filter(pk=key, register__in=mine).first()
    if item is None:
        raise Http404
    return item


def _register(name: str) -> Register[Any]:
    found = register_named(name)
    if found is None:
        raise Http404
    return found
