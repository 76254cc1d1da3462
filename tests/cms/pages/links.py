"""Links as the editor stores them in rich text, to whatever a link may have lost."""

from collections.abc import Callable
from typing import Any

from django.core.files.base import ContentFile
from wagtail.models import Page

from cms.media.models import PortalDocument
from home.models import StandardPage
from tests.factories.home import StandardPageFactory

GONE = 999_999_999


def link(key: int, text: str, kind: str = "page") -> str:
    return f'<a linktype="{kind}" id="{key}">{text}</a>'


def document() -> PortalDocument:
    stored: PortalDocument = PortalDocument.objects.create(
        title="要項", file=ContentFile(b"%PDF-", name="youkou.pdf")
    )
    return stored


def outside() -> Page:
    """A live page that no site is rooted above."""
    root = Page.objects.get(depth=1)
    return root.add_child(instance=StandardPage(title="外", slug="soto"))


def deleted(record: Any) -> int:
    key: int = record.pk
    record.delete()
    return key


HIDDEN: dict[str, Callable[[], str]] = {
    "draft": lambda: link(StandardPageFactory(draft=True).pk, "文字"),
    "scheduled": lambda: link(StandardPageFactory(scheduled=True).pk, "文字"),
    "members only": lambda: link(StandardPageFactory(members_only=True).pk, "文字"),
    "expired": lambda: link(StandardPageFactory(expired=True).pk, "文字"),
    "deleted page": lambda: link(deleted(StandardPageFactory()), "文字"),
    "page that never was": lambda: link(GONE, "文字"),
    "deleted document": lambda: link(deleted(document()), "文字", "document"),
    "outside the site": lambda: link(outside().pk, "文字"),
    "no number": lambda: '<a linktype="page" id="12abc">文字</a>',
    "nothing": lambda: '<a linktype="page">文字</a>',
    "unknown kind": lambda: '<a linktype="canary" id="3">文字</a>',
    "script": lambda: '<a href="javascript:alert(1)">文字</a>',
    "script with a break": lambda: '<a href="java\nscript:alert(1)">文字</a>',
    "data": lambda: '<a href="data:text/html,canary">文字</a>',
}
