"""The frame for templates, kept in this process for as long as no reader could see a change."""

from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from cms.pages.preview.looks import Look
from cms.reading.versions import Version, current_version
from cms.reading.viewer import Audience, Viewer
from home.schemas.site import SiteDetail
from home.services.site import read_site

_kept: dict[str, tuple[Version, SiteDetail]] = {}


def site(request: HttpRequest) -> dict[str, Any]:
    """`site`, in the language of the address; read only by templates that show it."""
    look: Look | None = getattr(request, "look", None)
    if look is not None and look.moment is not None:
        viewer = Viewer(Audience.PUBLIC, look.moment)
        return {"site": SimpleLazyObject(lambda: read_site(viewer, _locale()))}
    return {"site": SimpleLazyObject(lambda: current_site(_locale()))}


def current_site(locale: str) -> SiteDetail:
    """The frame as the public sees it at this moment."""
    viewer = Viewer.public()
    # What is not committed must not be kept; and the version is asked before the rows are.
    is_open = connection.in_atomic_block
    version = None if is_open else current_version(viewer.audience, viewer.now)
    kept = _kept.get(locale)
    if kept is not None and kept[0] == version:
        return kept[1]
    found = read_site(viewer, locale)
    if version is not None:
        _kept[locale] = (version, found)
    return found


def _locale() -> str:
    language = get_language()
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
