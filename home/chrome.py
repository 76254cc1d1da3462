"""The frame for templates. A page that is kept does not ask for it again."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from cms.reading.viewer import Viewer
from home.services.site import read_site


def site(request: HttpRequest) -> dict[str, Any]:
    """`site`, in the language of the address; read only by templates that show it."""
    return {"site": SimpleLazyObject(lambda: read_site(Viewer.public(), _locale()))}


def _locale() -> str:
    language = get_language()
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
