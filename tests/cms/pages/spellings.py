"""Pages with Japanese addresses, and every way to write them."""

import unicodedata
from typing import Any
from urllib.parse import quote, unquote

from django.test import Client
from wagtail.models import Page

from home.models import StandardPage
from tests.factories.home import StandardPageFactory
from tests.factories.pages import front_page

SECTION, SLUG = "くらしの案内", "がんばる市"


def grow(slug: str, parent: Page | None = None, **fields: Any) -> StandardPage:
    page: StandardPage = StandardPageFactory(
        **{"title": slug, "slug": slug, "parent": parent or front_page(), **fields}
    )
    return page


def hop(client: Client, path: str) -> str:
    """Where one redirect leads, as readable text."""
    response = client.get(path)
    assert response.status_code == 301, path
    return unquote(response["Location"])


def spellings(path: str) -> list[str]:
    """A decoded path as raw UTF-8, with escapes in either case, and decomposed."""
    decomposed = unicodedata.normalize("NFD", path)
    assert decomposed != path
    return [path, quote(path), quote(path).lower(), decomposed, quote(decomposed)]
