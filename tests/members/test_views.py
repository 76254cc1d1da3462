"""The register on the public site."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse
from django.utils.translation import override
from pytest_django import Settings
from wagtail.models import Locale

from members.addresses import LIST_PATH, organization_path
from members.models import Organization
from members.services.organizations import LoadResult
from tests.members.conftest import Load


def page(client: Client, address: str, **query: str) -> str:
    response = client.get(address, query)
    assert response.status_code == 200
    return response.content.decode()


def test_addresses_are_where_the_schemas_say() -> None:
    with override("ja"):
        assert reverse("organization_list") == LIST_PATH
        assert reverse("organization", args=["a-b"]) == organization_path("a-b")
        assert resolve("/organizations/").url_name == "organization_list"


def test_the_list_leads_to_every_organization(client: Client, load: Load) -> None:
    load("池田町")
    html = page(client, LIST_PATH)
    for slug in ("ikeda-cho-fukui", "ikeda-machi-nagano", "fukui-ken"):
        assert f'href="http://testserver/organizations/{slug}/"' in html
    assert 'type="application/json" href="http://testserver/api/v1/organizations"' in html
    assert "<h1>自治体・団体</h1>" in html


def test_the_list_is_filtered_without_a_script(client: Client, load: Load) -> None:
    load("檮原町", "品川区")
    html = page(client, LIST_PATH, q="", region="shikoku", kind="town", prefecture="")
    assert "檮原町" in html
    assert "品川区" not in html
    assert '<option value="shikoku" selected>' in html
    assert "条件を消す" in html


@pytest.mark.parametrize("query", ["梼原", "ﾕｽﾊﾗ", "高知県 檮原", "394050"])
def test_the_list_is_searched(client: Client, load: Load, query: str) -> None:
    load("檮原町", "品川区")
    html = page(client, LIST_PATH, q=query)
    assert "organizations/yusuhara-cho-kochi/" in html
    assert "organizations/shinagawa-ku-tokyo/" not in html


def test_a_query_comes_back_escaped(client: Client, load: Load) -> None:
    html = page(client, LIST_PATH, q='"><script>alert(1)</script>')
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "条件に合う自治体・団体はありませんでした。" in html


@pytest.mark.parametrize(
    "query",
    [
        {"prefecture": "99"},
        {"kind": "ward"},
        {"utm_source": "mail"},
        {"q": "\x00"},
        {"q": " "},
        {"region": "'", "limit": "5"},
    ],
)
def test_an_impossible_address_still_shows_the_list(
    client: Client, load: Load, query: dict[str, str]
) -> None:
    load("品川区")
    assert "品川区" in page(client, LIST_PATH, **query)


def test_pages_follow_each_other(client: Client, register: LoadResult) -> None:
    first, last = page(client, LIST_PATH), page(client, LIST_PATH, page="90")
    assert "aioi-shi-hyogo" in first
    assert 'href="?page=2"' in first
    assert "aioi-shi-hyogo" not in last
    filtered = page(client, LIST_PATH, kind="town", page="2")
    assert 'href="?kind=town"' in filtered
    assert 'href="?kind=town&amp;page=3"' in filtered


@pytest.mark.parametrize("number", ["0", "2", "-1", "x", "１", "999999999999"])
def test_a_page_that_never_was_is_not_found(client: Client, load: Load, number: str) -> None:
    load("品川区")
    assert client.get(LIST_PATH, {"page": number}).status_code == 404


def test_an_organization_has_a_page(client: Client, load: Load) -> None:
    load("池田町")
    html = page(client, "/organizations/ikeda-cho-fukui/")
    key = Organization.objects.get(code="183822").pk
    for words in ("<h1><ruby>池田町<rp>（</rp><rt>いけだちょう</rt>", "183822", "今立郡", "中部"):
        assert words in html
    assert "<title>池田町（福井県）" in html
    assert f'type="application/json" href="http://testserver/api/v1/organizations/{key}"' in html
    assert 'rel="canonical" href="http://testserver/organizations/ikeda-cho-fukui/"' in html
    assert '<span aria-current="page">池田町</span>' in html


def test_the_canonical_address_has_the_filters_and_nothing_unknown(
    client: Client, load: Load
) -> None:
    load("池田町")
    html = page(client, "/organizations/?utm_source=mail&prefecture=18&page=1")
    assert 'rel="canonical" href="http://testserver/organizations/?prefecture=18"' in html
    html = page(client, "/organizations/ikeda-cho-fukui/?utm_source=mail")
    assert 'rel="canonical" href="http://testserver/organizations/ikeda-cho-fukui/"' in html


@pytest.mark.parametrize("slug", ["ikeda-cho", "IKEDA-CHO-FUKUI", "x" * 300])
def test_an_unknown_address_is_not_found(client: Client, load: Load, slug: str) -> None:
    load("池田町")
    assert client.get(f"/organizations/{slug}/").status_code == 404


def test_only_reading_is_possible(client: Client, load: Load) -> None:
    load("品川区")
    assert client.post("/organizations/shinagawa-ku-tokyo/").status_code == 405
    assert client.post(LIST_PATH).status_code == 405
    assert client.head(LIST_PATH).status_code == 200


def test_another_language_has_its_own_list_once_there_is_something_in_it(
    client: Client, load: Load
) -> None:
    load("品川区")
    assert client.get("/en/organizations/").status_code == 404
    english = Locale.objects.get_or_create(language_code="en")[0]
    copy = Organization.objects.get(code="131091").copy_for_translation(english)
    copy.name = "Shinagawa City"
    copy.save()
    html = page(client, "/en/organizations/")
    assert "Shinagawa City" in html
    assert "品川区" not in html
    assert "<h1>Shinagawa City</h1>" in page(client, "/en/organizations/shinagawa-ku-tokyo/")


def test_a_front_end_elsewhere_gets_its_visitors(
    client: Client, load: Load, settings: Settings
) -> None:
    settings.HEADLESS_FRONTEND_URL = "https://www.example.jp/"
    load("品川区")
    response = client.get("/organizations/shinagawa-ku-tokyo/")
    assert response.headers["Location"] == (
        "https://www.example.jp/organizations/shinagawa-ku-tokyo/"
    )
    assert client.get("/organizations/nix/").status_code == 404


def test_a_list_costs_the_same_for_more_rows(client: Client, load: Load) -> None:
    counts = []
    for names in (["品川区"], ["品川区", "池田町", "川西町", "足立区", "檮原町"]):
        load(*names)
        page(client, LIST_PATH)
        with CaptureQueriesContext(connection) as queries:
            page(client, LIST_PATH)
        counts.append(len(queries))
    assert counts[0] == counts[1]
