"""下書きを見せる: the admin's screen of the draft links of one page, and what a link opens."""

from typing import Any

from django.db.models import Count, Max
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_POST, require_safe
from django.views.generic.base import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from cms.pages.dates.wording import clock, gregorian
from cms.pages.models import PortalPage
from cms.pages.preview.drafts import render_draft, unkept
from cms.pages.preview.link_forms import DraftLinkForm
from cms.pages.preview.links import draft_link_make, draft_link_open, draft_link_revoke, may_show
from cms.pages.preview.looks import Look


class DraftLinksView(WagtailAdminTemplateMixin, View):
    """The links of a page, and a form for one more."""

    page_title = "下書きを見せる"
    header_icon = "view"
    template_name = "wagtailadmin/draft_links.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.page = shown_page(request, kwargs["page_id"])

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        return self._show(DraftLinkForm())

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        form = DraftLinkForm(request.POST)
        if not form.is_valid():
            return self._show(form)
        link, token = draft_link_make(page=self.page, made_by=request.user, **form.arguments())
        address = request.build_absolute_uri(reverse("draft_link", args=[token]))
        return self._show(DraftLinkForm(), made=link, address=address)

    def _show(self, form: DraftLinkForm, **context: Any) -> HttpResponse:
        links = self.page.draft_links.select_related("made_by", "revision")
        links = links.annotate(times=Count("openings"), last=Max("openings__opened_at"))
        shown = {"form": form, "links": links, "now": timezone.now(), **context}
        response: HttpResponse = self.render_to_response(self.get_context_data(**shown))
        return response

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": self.get_page_subtitle()},
            {"url": "", "label": self.page_title},
        ]


@require_POST
def revoke_draft_link(request: HttpRequest, page_id: int, link_id: int) -> HttpResponse:
    """Let a link open nothing any more."""
    page = shown_page(request, page_id)
    link = get_object_or_404(page.draft_links, pk=link_id)
    draft_link_revoke(link=link, by=request.user)
    messages.success(request, f"「{link.note}」のリンクを取り消しました。")
    return HttpResponseRedirect(reverse("draft_links", args=[page.pk]))


@require_safe
def draft_link(request: HttpRequest, token: str) -> HttpResponse:
    """The draft that a link leads to, as the public will see it."""
    found = draft_link_open(token=token)
    if found is None:
        raise Http404
    link, page = found
    until = timezone.localtime(link.expires_at)
    moment = f"{gregorian(until)}{clock(until.time())}"
    notices = [f"下書きです。{moment}まで、このアドレスを知っている人だけが見られます。"]
    with translation.override(page.locale.language_code):
        return unkept(render_draft(page, request, Look(), notices=notices))


def shown_page(request: HttpRequest, page_id: int) -> PortalPage:
    """The page whose draft an editor may show.

    Raises:
        Http404: there is none, or it is none of hers; which of the two is not said.
    """
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, PortalPage) or not may_show(request.user, page):
        raise Http404
    return page
