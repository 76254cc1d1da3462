"""READ-7: links in rich text to hidden or deleted targets, and one query per link.

Asked through both doors: the page and its JSON.
"""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from cms.media.models import PortalDocument
from cms.reading.read import read
from cms.reading.viewer import Viewer
from home.models import StandardPage
from tests.cms.pages.bodies import page_with, shown_of
from tests.factories.home import StandardPageFactory
from tests.factories.pages import front_page

pytestmark = pytest.mark.django_db

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


def both_doors(client: Client, page: Any) -> tuple[str, str]:
    """The text of the first block in the page and in its JSON."""
    response = client.get(f"/{page.slug}/")
    assert response.status_code == 200
    found = re.search(r'<div class="block-text prose">(.*?)</div>', response.content.decode())
    assert found is not None
    (block,) = client.get(f"/api/v1/pages/{page.pk}").json()["body"]
    return found[1], block["html"]


@pytest.mark.parametrize("state", HIDDEN)
def test_the_text_of_a_link_to_nothing_visible_stays_alone(client: Client, state: str) -> None:
    page = page_with(("text", f"<p>前{HIDDEN[state]()}後</p>"))
    assert both_doors(client, page) == ("<p>前文字後</p>", "<p>前文字後</p>")


def test_a_live_page_and_a_document_have_their_full_address(client: Client) -> None:
    target, file = StandardPageFactory(slug="がんばる市"), document()
    texts = link(target.pk, "ページ") + link(file.pk, "ファイル", "document")
    page = page_with(("text", f"<p>{texts}</p>"))
    expected = (
        '<p><a href="http://testserver/%E3%81%8C%E3%82%93%E3%81%B0%E3%82%8B%E5%B8%82/">ページ</a>'
        f'<a href="http://testserver/documents/{file.pk}/{file.filename}">ファイル</a></p>'
    )
    assert both_doors(client, page) == (expected, expected)


def test_addresses_elsewhere_stay(client: Client) -> None:
    html = "".join(
        f'<a href="{href}">文字</a>'
        for href in (
            "https://example.jp/?a=1&amp;b=2",
            "mailto:a@example.jp",
            "tel:0300",
            "#access",
        )
    )
    page = page_with(("text", f"<p>{html}</p>"))
    assert both_doors(client, page) == (f"<p>{html}</p>", f"<p>{html}</p>")


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        ("<p>一<script>alert(1)</script>二</p>", "<p>一二</p>"),
        ('<p onclick="alert(1)" style="color:red" class="x" id="y">一</p>', "<p>一</p>"),
        ('<p><img src="https://evil.example/x.png" onerror="alert(1)">一</p>', "<p>一</p>"),
        (
            '<p><A HREF="https://example.jp/" onclick=x>一</A></p>',
            '<p><a href="https://example.jp/">一</a></p>',
        ),
        ("<p>一<iframe src=//evil.example></iframe></p>", "<p>一</p>"),
        ("<p><b>一<p>二", "<p><b>一</b></p><p><b>二</b></p>"),
        (
            '<p><a href="https://example.jp/><img src=x onerror=alert(1)>">一</a></p>',
            '<p><a href="https://example.jp/&gt;&lt;img src=x onerror=alert(1)&gt;">一</a></p>',
        ),
        ('<p>一<embed embedtype="media" url="https://evil.example/"/></p>', "<p>一</p>"),
        ("<p>１ &lt; ２ &amp; ㈱①</p>", "<p>１ &lt; ２ &amp; ㈱①</p>"),
    ],
)
def test_whatever_an_import_brought_is_cut_down(stored: str, expected: str) -> None:
    (block,) = shown_of(("text", stored))
    assert getattr(block, "html", "") == expected


def cost(client: Client, path: str) -> int:
    client.get(path)  # warms what a process asks once
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def linking(count: int, texts: int = 1) -> StandardPage:
    targets = [StandardPageFactory() for _ in range(count)]
    html = "".join(link(target.pk, "文字") for target in targets)
    return page_with(*[("text", f"<p>はじめ{html}</p>")] * texts)


def test_thirty_links_cost_as_much_as_none(client: Client) -> None:
    pages = [linking(0), linking(3), linking(30), linking(3, texts=10)]
    assert len({cost(client, f"/api/v1/pages/{page.pk}") for page in pages}) == 1
    assert len({cost(client, f"/{page.slug}/") for page in pages}) == 1


def test_a_list_of_ten_pages_costs_as_much_as_one_of_two() -> None:
    pages = [linking(3).pk for _ in range(10)]

    def queries(keys: list[int]) -> int:
        with CaptureQueriesContext(connection) as found:
            rows = StandardPage.objects.filter(pk__in=keys)
            assert len(read(rows, Viewer.public(), StandardPage.detail)) == len(keys)
        return len(found)

    assert queries(pages[:2]) == queries(pages)


def test_the_front_page_is_a_target_too(client: Client) -> None:
    page = page_with(("text", f"<p>{link(front_page().pk, '入口')}</p>"))
    assert both_doors(client, page)[0] == '<p><a href="http://testserver/">入口</a></p>'
