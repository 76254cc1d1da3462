"""A page as its visitors and its editors meet it."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings
from wagtail.models import Page, PageViewRestriction

from home.models import StandardPage
from tests.cms.pages.bodies import page_with
from tests.factories.home import StandardPageFactory

pytestmark = pytest.mark.django_db

METHODS = ("get", "head", "options", "post", "put", "delete", "patch")


def status(client: Client, method: str, path: str) -> int:
    answer: int = getattr(client, method)(path).status_code
    return answer


def test_only_reading_is_allowed(client: Client) -> None:
    StandardPageFactory(slug="annai")
    found = {method: status(client, method, "/annai/") for method in METHODS}
    assert found == dict.fromkeys(METHODS, 405) | {"get": 200, "head": 200, "options": 200}
    assert client.options("/annai/")["Allow"] == "GET, HEAD, OPTIONS"
    assert client.head("/annai/").content == b""


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("state", ["draft", "scheduled", "expired", "members_only"])
def test_a_hidden_page_is_not_there_for_any_method(client: Client, state: str, method: str) -> None:
    StandardPageFactory(slug="canary", **{state: True})
    assert status(client, method, "/canary/") == 404
    assert status(client, method, "/nothing/") == 404


@pytest.mark.parametrize("kind", ["password", "groups"])
def test_a_closed_section_shows_no_door(client: Client, kind: str) -> None:
    section = StandardPageFactory(slug="section")
    StandardPageFactory(slug="canary", parent=section)
    restriction = PageViewRestriction.objects.create(
        page=section, restriction_type=kind, password="secret"
    )
    restriction.groups.add(Group.objects.create(name="editors"))
    for path in ("/section/", "/section/canary/"):
        response = client.get(path)
        assert response.status_code == 404
        assert "canary" not in response.content.decode()


def test_an_alias_shows_its_source_while_that_is_seen(client: Client) -> None:
    source = page_with(("text", "<p>もとの文</p>"), slug="source", title="もと")
    alias = source.create_alias(
        parent=Page.objects.get(pk=source.pk).get_parent(), update_slug="copy"
    )
    assert "もとの文" in client.get("/copy/").content.decode()
    StandardPage.objects.get(pk=source.pk).unpublish()
    assert client.get(f"/{alias.slug}/").status_code == 404


def test_a_front_end_elsewhere_gets_the_visitors(client: Client, settings: Settings) -> None:
    StandardPageFactory(slug="がんばる市")
    StandardPageFactory(slug="canary", draft=True)
    settings.HEADLESS_FRONTEND_URL = "https://front.example/"
    response = client.get("/がんばる市/?ref=a")
    assert response.status_code == 302
    assert response["Location"] == (
        "https://front.example/%E3%81%8C%E3%82%93%E3%81%B0%E3%82%8B%E5%B8%82/?ref=a"
    )
    moved = client.get("/がんばる市?ref=a")
    assert (moved.status_code, moved["Location"]) == (301, response["Location"])
    assert client.get("/canary/").status_code == 404


def test_a_language_without_its_front_page_has_no_addresses(client: Client) -> None:
    StandardPageFactory(slug="annai")
    for path in ("/en/", "/en/annai/", "/en/annai"):
        assert client.get(path, follow=True).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_a_deep_page_costs_as_much_as_a_shallow_one(client: Client) -> None:
    section = StandardPageFactory(slug="a")
    StandardPageFactory(slug="c", parent=StandardPageFactory(slug="b", parent=section))
    StandardPageFactory(slug="shallow")
    client.get("/a/")  # warms what a process asks once

    def cost(path: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    assert cost("/shallow/") == cost("/a/b/c/") <= 10


class TestPreview:
    def test_a_draft_is_shown_as_it_would_be(self) -> None:
        page: Any = page_with(("text", "<p>公開中の文</p>"), slug="page")
        page.title = "したがき"
        page.body = [("text", "<p>したがきの文</p>")]
        html = preview(page)
        assert "したがきの文" in html
        assert '<h1 data-renkei-field="title">したがき</h1>' in html
        assert "公開中の文" not in html

    def test_what_it_points_to_is_read_as_anybody_would(self) -> None:
        hidden = StandardPageFactory(draft=True, title="canary")
        page: Any = page_with(("record", {"page": hidden.pk, "organization": None}))
        page.related = [("page", Page.objects.get(pk=hidden.pk))]
        assert "canary" not in preview(page)

    def test_a_page_that_was_never_saved_can_be_previewed(self) -> None:
        parent = StandardPageFactory()
        page = StandardPage(title="まだない", slug="madanai")
        page.set_url_path(parent)
        page.path, page.depth = parent.path + "0001", parent.depth + 1
        assert "まだない" in preview(page)


def preview(page: StandardPage) -> str:
    response = page.make_preview_request()
    assert response.status_code == 200
    return response.content.decode()
