"""The report of entries that may tell of the same thing as a page; one press joins them."""

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.reading.viewer import Viewer
from cms.users.models import User
from news.models.chronology_doubles import seeming_doubles
from news.services.chronology import chronology_entry_link

RIGHT = "news.change_chronologyentry"


class DoubleReport(WagtailAdminTemplateMixin, TemplateView):
    page_title = "経過の重なり"
    header_icon = "history"
    template_name = "wagtailadmin/chronology_doubles.html"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_perm(RIGHT):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        doubles = seeming_doubles(Viewer.public())
        return {**super().get_context_data(**kwargs), "doubles": doubles}

    def post(self, request: HttpRequest) -> HttpResponse:
        """Join the entry and the page of one row."""
        keys = (request.POST.get("entry", ""), request.POST.get("page", ""))
        double = next(
            (
                one
                for one in seeming_doubles(Viewer.public())
                if (str(one.entry.pk), str(one.page.pk)) == keys
            ),
            None,
        )
        if double is None:
            messages.error(request, "この組み合わせは、もう重なりではありません。")
            return redirect("chronology_doubles")
        by = cast("User", request.user)  # `dispatch` has asked for a right
        try:
            chronology_entry_link(entry_id=double.entry.pk, page=double.page, by=by)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, f"「{double.page.title}」と結びつけました。")
        return redirect("chronology_doubles")
