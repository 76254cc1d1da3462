"""READ-8: Japanese addresses are found however they are spelled."""

from urllib.parse import quote, unquote

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from wagtail.models import Page

from home.models import StandardPage
from tests.cms.pages.spellings import SECTION, SLUG, grow, hop, spellings

pytestmark = pytest.mark.django_db


class TestSpelling:
    @pytest.fixture(autouse=True)
    def page(self) -> StandardPage:
        return grow(SLUG, grow(SECTION))

    @pytest.mark.parametrize("path", spellings(f"/{SECTION}/{SLUG}/")[:3])
    def test_every_escape_is_the_address_itself(self, client: Client, path: str) -> None:
        response = client.get(path)
        assert response.status_code == 200
        assert SLUG in response.content.decode()

    @pytest.mark.parametrize("path", spellings(f"/{SECTION}/{SLUG}/")[3:])
    def test_a_decomposed_address_leads_to_the_composed_one(
        self, client: Client, path: str
    ) -> None:
        assert hop(client, path) == f"/{SECTION}/{SLUG}/"

    @pytest.mark.parametrize("path", spellings(f"/{SECTION}/{SLUG}"))
    def test_a_missing_slash_and_the_query_come_along_in_one_hop(
        self, client: Client, path: str
    ) -> None:
        assert hop(client, f"{path}?a=1&b=%E3%81%8C") == f"/{SECTION}/{SLUG}/?a=1&b=が"

    @pytest.mark.parametrize("path", spellings(f"/{SECTION}/{SLUG}/"))
    def test_the_resolver_finds_the_page_in_every_spelling(
        self, client: Client, page: StandardPage, path: str
    ) -> None:
        found = client.get("/api/v1/resolve", {"path": path}).json()
        assert (found["kind"], found["id"]) == ("record", page.pk)
        assert unquote(found["html_url"]) == f"http://testserver/{SECTION}/{SLUG}/"

    def test_case_and_width_do_not_matter(self, client: Client) -> None:
        grow("pr-2016")
        for spelled in ("/PR-2016/", "/ｐｒ-２０１６/", "/Pr-2016", "/pr-2016//"):
            assert hop(client, quote(spelled)) == "/pr-2016/"

    def test_nothing_leads_to_a_hidden_page(self, client: Client, page: StandardPage) -> None:
        page.unpublish()
        for path in spellings(f"/{SECTION}/{SLUG}"):
            response = client.get(path)
            assert response.status_code in {301, 404}
            assert client.get(path, follow=True).status_code == 404

    def test_hostile_paths_lead_nowhere(self, client: Client) -> None:
        for path in ("/%00/", "/%ff%fe/", "/%2e%2e/", "/a%3Fb/", "/%25E3/", "/" + "あ" * 5000):
            assert client.get(path).status_code in {400, 404}


class TestSiblings:
    @pytest.mark.parametrize(
        "twin", ["か\u3099んは\u3099る市-pr", "がんばる市-PR", "がんばる市－ｐｒ"]
    )
    def test_no_two_slugs_differ_in_normalisation_only(self, twin: str) -> None:
        grow("がんばる市-pr")
        with pytest.raises(ValidationError) as refused:
            grow(twin)
        assert set(refused.value.message_dict) == {"slug"}

    def test_a_slug_is_kept_in_its_canonical_form(self) -> None:
        assert grow("ＰＲ－か\u3099").slug == "pr-が"
        assert grow("ＰＲ－き\u3099", draft=True).slug == "pr-ぎ"

    def test_the_database_refuses_what_passes_by_the_model(self) -> None:
        grow("がんばる市")
        other = grow("ほかの市")
        twin = other.url_path.replace("ほかの市", "か\u3099んばる市")
        with pytest.raises(IntegrityError), transaction.atomic():
            Page.objects.filter(pk=other.pk).update(url_path=twin)
