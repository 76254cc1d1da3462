"""Pages that only the development server has."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from home.development.outbox import newest_mails
from home.development.style_samples import style_context


@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    return render(
        request, "development/outbox.html", {"mails": newest_mails(settings.VAR_DIR / "outbox")}
    )


# The pictures of the samples are data addresses, which the site itself never has.
@csp_override({**settings.SECURE_CSP, "img-src": [CSP.SELF, "data:"]})
@require_safe
def style_guide(request: HttpRequest) -> HttpResponse:
    return render(request, "development/styleguide.html", style_context())
