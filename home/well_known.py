"""Small files at fixed addresses that machines ask for."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.http import require_safe

from cms.reading.cache.marking import cacheable
from cms.reading.context import ReadContext
from cms.reading.read import read
from cms.reading.viewer import Viewer
from home.models import SiteSettings

PLAIN = "text/plain; charset=utf-8"
NOT_FOR_CRAWLERS = ("/admin/", "/development/")
VALIDITY = timedelta(days=180)
"""RFC 9116 recommends less than a year."""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be crawled, except on a developer's machine."""
    closed = ("/",) if settings.DEBUG else NOT_FOR_CRAWLERS
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    return cacheable(HttpResponse("\n".join(lines) + "\n", content_type=PLAIN))


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell about a vulnerability (RFC 9116), if an editor has said it."""
    viewer = Viewer.public()
    contacts = [found for found in read(SiteSettings.objects.all(), viewer, _contact) if found[0]]
    if not contacts:
        raise Http404
    contact, base = contacts[0]
    today = timezone.localtime(viewer.now).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {contact}",
        f"Expires: {(today + VALIDITY).isoformat()}",
        "Preferred-Languages: ja, en",
        f"Canonical: {base}/.well-known/security.txt",
    ]
    return cacheable(HttpResponse("\n".join(lines) + "\n", content_type=PLAIN))


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """For browsers that ask before they have read the page."""
    return HttpResponseRedirect(static("img/mark.svg"))


def _contact(row: SiteSettings, context: ReadContext) -> tuple[str, str]:
    return row.security_contact, context.base_url
