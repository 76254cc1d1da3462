"""The terms of use, said to programs that fetch a whole register as a table."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from cms.tables.exports.files import CSV_TYPE, XLSX_TYPE
from home.chrome import current_site

TABLES = (CSV_TYPE, XLSX_TYPE)
PUBLIC = "/api/v1/"


class TermsMiddleware:
    """Adds to tables of the public API a `Link` to the licence, and to who publishes them.

    JSON has both at `/api/v1/site`; a table that lies on somebody's disk names nobody.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        kind = response.headers.get("Content-Type", "")
        if request.path.startswith(PUBLIC) and kind.startswith(TABLES):
            site = current_site(settings.LANGUAGE_CODE)
            links = [f'<{site.api.root}site>; rel="describedby"']
            if site.licence.url:
                links.insert(0, f'<{site.licence.url}>; rel="license"')
            response.headers["Link"] = ", ".join(links)
        return response
