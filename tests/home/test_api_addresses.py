"""`resolve` and `redirects` name what a visitor would find at an address, and nothing hidden."""

import unicodedata
from typing import Any
from urllib.parse import quote

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, Site

from members.models import Organization
from tests.factories.home import StandardPageFactory
from tests.factories.pages import front_page

pytestmark = pytest.mark.django_db

HIDDEN = ["draft", "scheduled", "expired", "members_only"]


def resolve(client: Client, path: str) -> Any:
    return client.get("/api/v1/resolve", {"path": path})


def record(page: Page, address: str, locale: str = "ja") -> dict[str, Any]:
    return {
        "kind": "record",
        "type": page.specific_class._meta.label,
        "id": page.pk,
        "locale": locale,
        "detail_url": f"http://testserver/api/v1/pages/{page.pk}",
        "html_url": f"http://testserver{address}",
    }


@pytest.mark.parametrize(
    "path", ["/guide/join/", "/guide/join", "/guide/join/?a=1", "/Guide/JOIN/#x"]
)
def test_a_page_is_found(path: str, client: Client) -> None:
    page = StandardPageFactory(slug="join", parent=StandardPageFactory(slug="guide"))
    assert resolve(client, path).json() == record(page, "/guide/join/")


def test_the_front_page_is_found(client: Client) -> None:
    assert resolve(client, "/").json() == record(front_page(), "/")


def test_a_page_in_another_language_is_found_below_its_prefix(client: Client) -> None:
    page = StandardPageFactory(slug="guide")
    english = Locale.objects.get(language_code="en")
    page.copy_for_translation(english, copy_parents=True).save_revision().publish()
    translation = page.get_translation(english)
    found = resolve(client, f"/en/{translation.slug}/").json()
    assert found == record(translation, f"/en/{translation.slug}/", "en")
    assert resolve(client, "/en/").json()["locale"] == "en"


def test_every_spelling_of_a_japanese_address_is_found(client: Client) -> None:
    page = StandardPageFactory(slug="がんばる市", parent=StandardPageFactory(slug="案内"))
    path = "/案内/がんばる市/"
    spellings = [
        path,
        quote(path),
        quote(path).lower(),
        unicodedata.normalize("NFD", path),
        quote(unicodedata.normalize("NFD", path)),
    ]
    answers = [resolve(client, spelling).json() for spelling in spellings]
    assert answers == [record(page, quote(path))] * len(spellings)


def test_an_organization_is_found(client: Client) -> None:
    call_command("load_organizations", verbosity=0)
    row = Organization.objects.get(code="131091")
    assert resolve(client, row.site_path).json() == {
        "kind": "record",
        "type": "members.Organization",
        "id": row.pk,
        "locale": "ja",
        "detail_url": f"http://testserver/api/v1/organizations/{row.pk}",
        "html_url": f"http://testserver{row.site_path}",
    }
    assert resolve(client, f"{row.site_path}?tab=1").status_code == 200
    assert resolve(client, "/organizations/nowhere/").status_code == 404


@pytest.mark.parametrize("path", ["/organizations/", "/organizations", "/Organizations/?kind=city"])
def test_the_list_of_organizations_is_found(path: str, client: Client) -> None:
    assert resolve(client, path).json() == {
        "kind": "list",
        "type": "members.Organization",
        "locale": "ja",
        "detail_url": "http://testserver/api/v1/organizations",
        "html_url": "http://testserver/organizations/",
    }
    assert resolve(client, "/en/organizations/").json()["html_url"].endswith("/en/organizations/")
    assert resolve(client, "/organizationsx/").status_code == 404


@pytest.mark.parametrize("state", HIDDEN)
def test_a_hidden_page_is_answered_like_a_missing_one(state: str, client: Client) -> None:
    StandardPageFactory(slug="canary", **{state: True})
    hidden, missing = resolve(client, "/canary/"), resolve(client, "/nowhere/")
    assert (hidden.status_code, hidden.content) == (404, missing.content)
    assert hidden.headers["Content-Type"] == "application/problem+json"


def test_a_page_outside_the_site_is_not_found(client: Client) -> None:
    outside = Page.objects.get(depth=1).add_child(instance=Page(title="外", slug="outside"))
    StandardPageFactory(slug="canary", parent=outside)
    for path in ("/outside/", "/outside/canary/", "/canary/"):
        assert resolve(client, path).status_code == 404


@pytest.mark.parametrize(
    "path", ["/%00/", "/a%00b/", "/organizations/%00/", "/%ff/", "//", "/..//"]
)
def test_a_hostile_path_is_refused_or_missing(path: str, client: Client) -> None:
    response = resolve(client, path)
    assert response.status_code in {404, 422} or response.json()["id"] == front_page().pk
    assert resolve(client, "/\0/").status_code == 422


@pytest.mark.parametrize(
    "query", ["", "path=", "path=guide", "path=/a&path=/b", "path=/" + "a" * 2000]
)
def test_an_impossible_path_is_refused_by_name(query: str, client: Client) -> None:
    response = client.get(f"/api/v1/resolve?{query}")
    assert response.status_code == 422
    assert response.json()["errors"][0]["parameter"] == "path"


def test_an_old_address_leads_to_the_page_in_one_hop(client: Client) -> None:
    page = StandardPageFactory(slug="new")
    Redirect.add_redirect("/old/", page)
    Redirect.add_redirect("/older/", "http://testserver/old/", is_permanent=False)
    for path, is_permanent in (("/old", True), ("/older/", False)):
        assert resolve(client, path).json() == {
            "kind": "redirect",
            "location": "http://testserver/new/",
            "is_permanent": is_permanent,
            "target": record(page, "/new/"),
        }
    assert resolve(client, "/old/?a=1&b=2").json()["location"] == "http://testserver/new/?a=1&b=2"


def test_a_renamed_page_is_found_under_its_old_address(
    client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    page = StandardPageFactory(slug="がんばる市")
    with django_capture_on_commit_callbacks(execute=True):
        page.slug = "がんばった市"
        page.save()
    answer = resolve(client, quote("/がんばる市/")).json()
    assert answer["location"] == "http://testserver" + quote("/がんばった市/")
    assert answer["target"]["id"] == page.pk


def test_a_redirect_outside_the_site_has_no_target(client: Client) -> None:
    Redirect.add_redirect("/away/", "https://www.example.jp/x")
    answer = resolve(client, "/away/").json()
    assert (answer["location"], answer["target"]) == ("https://www.example.jp/x", None)


def test_a_redirect_to_a_list_that_is_no_page_leads_there(client: Client) -> None:
    Redirect.add_redirect("/members/", "/organizations/?prefecture=13")
    answer = resolve(client, "/members/").json()
    assert answer["location"] == "http://testserver/organizations/?prefecture=13"
    assert (answer["target"]["kind"], answer["target"]["type"]) == ("list", "members.Organization")
    Redirect.add_redirect("/developers/", "/api/v1/docs")
    answer = resolve(client, "/developers/").json()
    assert (answer["location"], answer["target"]) == ("http://testserver/api/v1/docs", None)


def test_redirects_in_a_circle_lead_nowhere(client: Client) -> None:
    Redirect.add_redirect("/a/", "/b/")
    Redirect.add_redirect("/b/", "/a/")
    assert resolve(client, "/a/").status_code == 404


@pytest.mark.parametrize("state", HIDDEN)
def test_redirects_to_hidden_pages_are_nowhere(state: str, client: Client) -> None:
    page = StandardPageFactory(slug="canary", **{state: True})
    Redirect.add_redirect("/old-one/", page)
    Redirect.add_redirect("/old-two/", "/canary/")
    Redirect.add_redirect("/old-three/", "http://testserver/canary/?a=1")
    for path in ("/old-one/", "/old-two/", "/old-three/"):
        assert resolve(client, path).status_code == 404
    answer = client.get("/api/v1/redirects")
    assert answer.json() == {"count": 0, "items": []}


def test_redirects_are_listed_with_their_targets(client: Client) -> None:
    page = StandardPageFactory(slug="new")
    first = Redirect.add_redirect("/a-page/", page)
    second = Redirect.add_redirect("/b-inside/", "/new/")
    third = Redirect.add_redirect("/c-list/", "/organizations/")
    fourth = Redirect.add_redirect("/d-away/", "https://www.example.jp/", is_permanent=False)
    Redirect.objects.create(old_path="/e-nowhere")
    answer = client.get("/api/v1/redirects").json()
    assert answer["count"] == 4
    assert [
        (item["id"], item["path"], item["location"], item["is_permanent"])
        for item in answer["items"]
    ] == [
        (first.pk, "/a-page", "http://testserver/new/", True),
        (second.pk, "/b-inside", "http://testserver/new/", True),
        (third.pk, "/c-list", "http://testserver/organizations/", True),
        (fourth.pk, "/d-away", "https://www.example.jp/", False),
    ]
    assert answer["items"][0]["detail_url"] == f"http://testserver/api/v1/pages/{page.pk}"
    part = client.get("/api/v1/redirects?limit=1&offset=1").json()
    assert (part["count"], part["items"][0]["id"]) == (4, second.pk)


def test_redirects_of_another_site_are_not_listed(client: Client) -> None:
    other = Page.objects.get(depth=1).add_child(instance=Page(title="別", slug="other"))
    site = Site.objects.create(hostname="other.example.jp", root_page=other)
    Redirect.add_redirect("/old/", "https://www.example.jp/", site=site)
    assert client.get("/api/v1/redirects").json()["count"] == 0


def test_twenty_redirects_cost_as_much_as_two(client: Client) -> None:
    def add(numbers: range) -> None:
        for number in numbers:
            Redirect.add_redirect(f"/page-{number}/", StandardPageFactory())
            Redirect.add_redirect(f"/link-{number}/", f"/{StandardPageFactory().slug}/")

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/api/v1/redirects").status_code == 200
        return len(queries)

    add(range(1))
    few = cost()
    add(range(1, 10))
    assert cost() == few
