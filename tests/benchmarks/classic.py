"""A page as most Wagtail sites make it: instances handed to a template that fetches as it goes."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from wagtail.models import Site

from members.choices import CooperationField


def classic_page(request: HttpRequest, path: str) -> HttpResponse:
    """Finds the page as `Page.route` does, asks for restrictions as `serve` does, and renders."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    page: Any = site.root_page.localized.specific
    for slug in path.strip("/").split("/"):
        child = page.get_children().filter(slug=slug).first()
        if child is None:
            raise Http404
        page = child.specific
    if not page.live:
        raise Http404
    for restriction in page.get_view_restrictions():
        if not restriction.accept_request(request):
            raise Http404
    context = {"page": page, "fields": [CooperationField(code) for code in page.cooperation_fields]}
    return TemplateResponse(request, "benchmarks/news_page.html", context)
