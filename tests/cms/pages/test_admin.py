"""What an editor does with a page in the admin, posted as the browser would."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from home.models import StandardPage
from tests.factories.home import StandardPageFactory
from tests.factories.pages import front_page

pytestmark = pytest.mark.django_db

DECOMPOSED = "か\u3099んは\u3099る市"


@pytest.fixture
def editor() -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("editor@example.jp", "secret"))
    return client


def form(**fields: Any) -> dict[str, Any]:
    blank = {
        "title": "がんばる市",
        "slug": "がんばる市",
        "search_description": "",
        "image": "",
        "image_alt": "",
        "lead": "",
        "body": streamfield([("text", rich_text("<p>はじめの文</p>"))]),
        "related": streamfield([]),
        "corrections": streamfield([]),
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
    }
    posted: dict[str, Any] = nested_form_data(blank | fields)
    return posted


def add(editor: Client, **fields: Any) -> Any:
    address = reverse("wagtailadmin_pages:add", args=["home", "standardpage", front_page().pk])
    return editor.post(address, form(**fields))


def test_a_page_is_published_and_the_next_request_shows_it(editor: Client, client: Client) -> None:
    response = add(editor, **{"action-publish": "1"})
    assert response.status_code == 302, response.context["form"].errors
    assert "はじめの文" in client.get("/がんばる市/").content.decode()


def test_a_page_is_edited_and_moves_with_its_slug(editor: Client, client: Client) -> None:
    page = StandardPageFactory(slug="mae", title="まえ")
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert editor.get(address).status_code == 200
    response = editor.post(address, form(slug="ato", **{"action-publish": "1"}))
    assert response.status_code == 302, response.context["form"].errors
    assert "はじめの文" in client.get("/ato/").content.decode()


def test_a_decomposed_slug_is_composed(editor: Client) -> None:
    assert add(editor, slug=DECOMPOSED).status_code == 302
    assert StandardPage.objects.get().slug == "がんばる市"


def test_a_slug_that_differs_in_its_spelling_only_is_refused_at_the_field(editor: Client) -> None:
    StandardPageFactory(slug="がんばる市")
    for twin in (DECOMPOSED, "がんばる市"):
        response = add(editor, slug=twin)
        assert response.status_code == 200
        assert set(response.context["form"].errors) == {"slug"}
    assert StandardPage.objects.count() == 1


def test_a_copy_is_refused_the_same_way(editor: Client) -> None:
    page = StandardPageFactory(slug="がんばる市")
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    posted = {"new_title": "写し", "new_parent_page": str(front_page().pk)}
    assert editor.get(address).status_code == 200
    response = editor.post(address, posted | {"new_slug": DECOMPOSED})
    assert set(response.context["form"].errors) == {"new_slug"}
    assert editor.post(address, posted | {"new_slug": "ＰＲ"}).status_code == 302
    assert StandardPage.objects.filter(slug="pr").exists()


def test_a_draft_may_wait_for_what_is_missing(editor: Client) -> None:
    body = streamfield([("heading", {"text": "", "level": "4", "anchor": ""})])
    assert add(editor, body=body).status_code == 302
    response = add(editor, slug="b", body=body, **{"action-publish": "1"})
    assert "body" in response.context["form"].errors
    assert Page.objects.filter(slug="b").count() == 0


def test_a_section_is_closed_for_members_only(editor: Client) -> None:
    """A password or a group would hide the section from everybody on the public mount."""
    page = StandardPageFactory()
    response = editor.get(reverse("wagtailadmin_pages:set_privacy", args=[page.pk]))
    choices = [value for value, _ in response.context["form"].fields["restriction_type"].choices]
    assert choices == ["none", "login"]


def test_the_preview_of_a_new_page_is_shown(editor: Client) -> None:
    address = reverse(
        "wagtailadmin_pages:preview_on_add", args=["home", "standardpage", front_page().pk]
    )
    assert editor.post(address, form()).json()["is_valid"]
    assert "はじめの文" in editor.get(address).content.decode()
