"""The one spelling of an address among all that look or sound the same to a reader."""

import unicodedata
from typing import Any

from wagtail.admin.forms.pages import CopyForm
from wagtail.admin.widgets import SlugInput


def canonical(text: str) -> str:
    """Kana composed, one width, lower case: NFKC without case.

    An address is a key, not a text to read, so what NFKC destroys in a text is welcome here.
    """
    lowered = unicodedata.normalize("NFKC", text).strip().lower()
    return unicodedata.normalize("NFKC", lowered)


class CanonicalSlugInput(SlugInput):
    """Spells what was typed canonically before anything checks it."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        typed = super().value_from_datadict(data, files, name)
        return canonical(typed) if isinstance(typed, str) else typed


class CanonicalCopyForm(CopyForm):
    """Asks for the slug of a copy, which begins as a draft: it still says what its model says."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("publish_copies", None)
        self.fields["new_slug"].widget = CanonicalSlugInput(locale=self.page.locale)
