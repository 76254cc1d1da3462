"""READ-7: a link in a text leads to what is visible, or it is no link; and links cost nothing."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from django.db.backends.signals import connection_created
from wagtail.models import Locale

from home.models import StandardPage
from tests.cms.pages.bodies import page_with
from tests.cms.pages.links import HIDDEN, document, link
from tests.factories.home import StandardPageFactory
from tests.factories.pages import front_page
from tests.fixtures.live_site import LiveSite

TEXT = re.compile(r'<div class="block-text prose">(.*?)</div>', re.DOTALL)


def both_doors(visitor: httpx.Client, page: StandardPage) -> tuple[list[str], list[str]]:
    """The texts of a page as the site and as the API show them."""
    shown = visitor.get(f"/{page.slug}/")
    told = visitor.get(f"/api/v1/pages/{page.pk}")
    assert (shown.status_code, told.status_code) == (200, 200)
    return TEXT.findall(shown.text), [block["html"] for block in told.json()["body"]]


def texts(*links: str) -> StandardPage:
    return page_with(*(("text", f"<p>前{html}後</p>") for html in links))


def test_the_text_of_a_link_to_nothing_visible_stays_alone(visitor: httpx.Client) -> None:
    page = texts(*(make() for make in HIDDEN.values()))
    expected = ["<p>前文字後</p>"] * len(HIDDEN)
    for found in both_doors(visitor, page):
        assert dict(zip(HIDDEN, found, strict=True)) == dict(zip(HIDDEN, expected, strict=True))
    for address in (f"/{page.slug}/", f"/api/v1/pages/{page.pk}"):
        answer = visitor.get(address).text
        for word in ("linktype", 'href="None"', "javascript:", "canary", "soto"):
            assert word not in answer, address


def test_a_visible_target_has_its_full_address(visitor: httpx.Client, live_site: LiveSite) -> None:
    target, file = StandardPageFactory(slug="がんばる市"), document()
    english = target.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    english.save_revision().publish()
    addresses = {
        link(front_page().pk, "文字"): "/",
        link(target.pk, "文字"): "/%E3%81%8C%E3%82%93%E3%81%B0%E3%82%8B%E5%B8%82/",
        link(english.pk, "文字"): "/en/%E3%81%8C%E3%82%93%E3%81%B0%E3%82%8B%E5%B8%82/",
        link(file.pk, "文字", "document"): f"/documents/{file.pk}/{file.filename}",
    }
    page = texts(*addresses)
    expected = [
        f'<p>前<a href="{live_site.url}{path}">文字</a>後</p>' for path in addresses.values()
    ]
    assert both_doors(visitor, page) == (expected, expected)
    for path in addresses.values():
        assert visitor.get(path).status_code == 200, path


def test_a_link_comes_and_goes_with_its_target(visitor: httpx.Client, live_site: LiveSite) -> None:
    target: Any = StandardPageFactory(slug="canary", draft=True)
    page = texts(link(target.pk, "文字"))
    plain = ["<p>前文字後</p>"]
    linked = [f'<p>前<a href="{live_site.url}/canary/">文字</a>後</p>']
    assert both_doors(visitor, page) == (plain, plain)
    target.save_revision().publish()
    assert both_doors(visitor, page) == (linked, linked)
    StandardPage.objects.get(pk=target.pk).unpublish()
    assert both_doors(visitor, page) == (plain, plain)
    StandardPage.objects.get(pk=target.pk).save_revision().publish()
    assert both_doors(visitor, page) == (linked, linked)
    StandardPage.objects.get(pk=target.pk).delete()
    assert both_doors(visitor, page) == (plain, plain)


def test_links_cost_the_server_no_query(
    visitor: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Pages of an earlier test may have had the same keys, and this process knows their types.
    monkeypatch.setattr("home.services.pages._types", {})
    pages = [linking(0), linking(0), linking(3), linking(30), linking(3, texts=10)]
    paths = [(f"/api/v1/pages/{page.pk}", f"/{page.slug}/") for page in pages]
    with queries() as asked:
        costs = [tuple(cost(visitor, path, asked) for path in pair) for pair in paths]
    assert min(costs[1]) > 2, "The answers were kept, so nothing was measured."
    assert len(set(costs[1:])) == 1, costs  # the first one warms the process


def linking(count: int, texts: int = 1) -> StandardPage:
    targets = [StandardPageFactory() for _ in range(count)]
    html = "".join(link(target.pk, "文字") for target in targets)
    return page_with(*[("text", f"<p>はじめ{html}</p>")] * texts)


def cost(visitor: httpx.Client, path: str, asked: list[str]) -> int:
    """How many queries the server made to answer."""
    before = len(asked)
    answer = visitor.get(path)
    assert answer.status_code == 200
    assert "はじめ" in answer.text
    return len(asked) - before


@contextmanager
def queries() -> Iterator[list[str]]:
    """Every query that a thread of the server makes on a connection of its own."""
    asked: list[str] = []

    def note(execute: Any, sql: Any, *rest: Any) -> Any:
        asked.append(str(sql))
        return execute(sql, *rest)

    def watch(connection: Any, **kwargs: Any) -> None:
        connection.execute_wrappers.append(note)

    connection_created.connect(watch)
    try:
        yield asked
    finally:
        connection_created.disconnect(watch)
