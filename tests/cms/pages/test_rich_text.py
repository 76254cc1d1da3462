"""Rich text as readers get it, whatever an editor or an import has put into it, and its cost.

Links to hidden and deleted targets are asked for at the outermost door, by READ-7.
"""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.reading.read import read
from cms.reading.viewer import Viewer
from home.models import StandardPage
from tests.cms.pages.bodies import page_with, shown_of
from tests.cms.pages.links import link
from tests.factories.home import StandardPageFactory

pytestmark = pytest.mark.django_db


def both_doors(client: Client, page: Any) -> tuple[str, str]:
    """The text of the first block in the page and in its JSON."""
    response = client.get(f"/{page.slug}/")
    assert response.status_code == 200
    found = re.search(r'<div class="block-text prose">(.*?)</div>', response.content.decode())
    assert found is not None
    (block,) = client.get(f"/api/v1/pages/{page.pk}").json()["body"]
    return found[1], block["html"]


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
