"""Which content security policy an answer carries: the site's or the looser one of the admin."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csp import ContentSecurityPolicyMiddleware
from django.utils.csp import CSP

from cms.pages.preview.origin import front_end_origin


class PolicyMiddleware(ContentSecurityPolicyMiddleware):
    """Django's own, with a second policy for the addresses of `LOOSE_CSP_PREFIXES`.

    It stands before the public cache, so that kept answers carry the policy too. No policy has a
    nonce: kept bytes could not repeat one, and in the admin it would cancel 'unsafe-inline'.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if request.path_info.startswith(settings.LOOSE_CSP_PREFIXES):
            response._csp_config = _of_admin()  # type: ignore[attr-defined]  # read by Django
        answer: HttpResponse = super().process_response(request, response)
        return answer


def _of_admin() -> dict[str, Any]:
    """The looser one, which lets a front end elsewhere into the frame of the preview pane."""
    policy: dict[str, Any] = settings.LOOSE_CSP
    origin = front_end_origin()
    return policy | {"frame-src": [CSP.SELF, origin]} if origin else policy
