"""The only way to an uploaded file, for readers and editors alike."""

import unicodedata
from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from cms.media import lookups
from cms.media.kept import Kept
from cms.media.lookups import Stored
from cms.media.sending import send
from cms.reading.file_keys import PARAMETER, is_key
from cms.reading.versions import Version
from cms.reading.viewer import Viewer

KEPT = Kept()


@require_safe
def image_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """A rendition at the name that it has in the storage; for an editor the original too."""
    return _serve(
        request,
        public=lambda viewer: lookups.rendition_for(viewer, name),
        editor=lambda: lookups.image_file_of_editor(request.user, name),
        draft=lambda: lookups.rendition_of_draft(name),
    )


@require_safe
def document(request: HttpRequest, key: str, filename: str) -> HttpResponseBase:
    """A document by its number, and by its name, so that old links do not lead to a new file."""

    def named(stored: Stored | None) -> Stored | None:
        asked = unicodedata.normalize("NFC", filename)
        return stored if stored is not None and stored.filename == asked else None

    if len(key) > 9:
        raise Http404
    return _serve(
        request,
        public=lambda viewer: named(lookups.document_for(viewer, int(key))),
        editor=lambda: named(lookups.document_of_editor(request.user, int(key))),
        draft=lambda: named(lookups.document_of_draft(int(key))),
    )


def _serve(
    request: HttpRequest,
    *,
    public: Callable[[Viewer], Stored | None],
    editor: Callable[[], Stored | None],
    draft: Callable[[], Stored | None],
) -> HttpResponseBase:
    if "\x00" in request.path_info:  # which PostgreSQL would refuse to look for
        raise Http404
    version: Version | None = getattr(request, "content_version", None)
    found = KEPT.find(version, request.path_info, lambda: public(Viewer.public()))
    has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
    if found is not None:
        return send(request, found, is_public=not has_session)
    found = draft() if is_key(request.GET.get(PARAMETER, ""), request.path) else None
    found = found or (editor() if has_session else None)
    if found is None:
        raise Http404
    return send(request, found, is_public=False)
