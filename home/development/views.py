"""Pages that only the development server has."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from home.development.outbox import newest_mails


@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    return render(
        request, "development/outbox.html", {"mails": newest_mails(settings.VAR_DIR / "outbox")}
    )
