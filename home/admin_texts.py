"""Japanese for what the admin's scripts say; their catalogues know one package at a time."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.i18n import JavaScriptCatalog
from wagtail.admin.localization import get_localized_response

PAGES = JavaScriptCatalog.as_view(packages=["wagtail.admin", "home"])
TRANSLATIONS = JavaScriptCatalog.as_view(packages=["wagtail_localize", "home"])


def page_texts(request: HttpRequest) -> HttpResponseBase:
    """In the place of Wagtail's own catalogue."""
    response: HttpResponseBase = get_localized_response(PAGES, request)
    return response


def translation_texts(request: HttpRequest) -> HttpResponseBase:
    """In the place of wagtail-localize's own catalogue."""
    response: HttpResponseBase = get_localized_response(TRANSLATIONS, request)
    return response
