"""A picture that was deleted takes its words with it and nothing else."""

import json
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import streamfield

from cms.media import renditions
from cms.media.models import PortalImage
from cms.pages.blocks.base import GONE
from home.models import StandardPage
from tests.cms.media.images import image
from tests.cms.pages.bodies import page_with
from tests.cms.pages.test_admin import form
from tests.cms.pages.test_translation import Translate, in_english

__all__ = ["in_english"]

pytestmark = pytest.mark.django_db

WORDS = "カナリア色の小山"


@pytest.fixture
def editor() -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("editor@example.jp", "secret"))
    return client


@pytest.fixture
def page() -> StandardPage:
    """A published page with three pictures in its body, of which two are gone, and its own."""
    kept, gone = image(width=400, title="ある"), image(width=400, title="ない")
    for picture in (kept, gone):
        renditions.make(picture)
    page = page_with(
        ("image", {"image": chosen(gone, WORDS), "caption": ""}),
        ("gallery", {"title": "", "images": [entry(gone, WORDS), entry(kept, "ある絵")]}),
        ("text", "<p>おわりの文</p>"),
        title="題名",
        image=gone,
        image_alt=WORDS,
    )
    page.save_revision().publish()
    gone.delete()
    page.refresh_from_db()
    return page


def chosen(picture: PortalImage, words: str) -> dict[str, Any]:
    return {"image": picture.pk, "decorative": False, "alt_text": words}


def entry(picture: PortalImage, words: str) -> dict[str, Any]:
    value = {"image": chosen(picture, words), "caption": ""}
    return {"type": "item", "id": f"item-{picture.pk}", "value": value}


def edit(page: StandardPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def posted(**action: str) -> dict[str, Any]:
    empty = {"image": "", "decorative": "", "alt_text": ""}
    return form(body=streamfield([("image", {"image": empty, "caption": ""})]), **action)


def test_readers_get_the_rest(client: Client, page: StandardPage) -> None:
    answer = client.get(f"/api/v1/pages/{page.pk}")
    assert [block["type"] for block in answer.json()["body"]] == ["gallery", "text"]
    assert [picture["image"]["alt"] for picture in answer.json()["body"][0]["images"]] == ["ある絵"]
    assert answer.json()["image"] is None
    shown = client.get(page.url)
    assert "おわりの文" in shown.text
    for told in (answer, shown):
        assert told.status_code == 200
        assert WORDS not in told.text


def test_the_editor_opens_without_the_words(editor: Client, page: StandardPage) -> None:
    opened = editor.get(edit(page))
    assert opened.status_code == 200
    assert WORDS not in json.dumps(opened.context["form"]["body"].value().get_prep_value())
    assert WORDS not in opened.text
    assert opened.context["form"]["image_alt"].value() == ""


def test_a_draft_is_saved_and_a_publication_says_what_is_missing(
    editor: Client, page: StandardPage
) -> None:
    assert editor.post(edit(page), posted()).status_code == 302
    assert WORDS not in json.dumps(StandardPage.objects.get().latest_revision.content)
    refused = editor.post(edit(page), posted(**{"action-publish": "1"}))
    assert refused.status_code == 200
    assert json.dumps(GONE)[1:-1] in refused.text
    without = form(body=streamfield([]), **{"action-publish": "1"})
    assert editor.post(edit(page), without).status_code == 302


def test_what_was_written_before_is_published_after(page: StandardPage) -> None:
    """An approval, a moment that was set, another language: nobody is there to choose again."""
    revision = page.latest_revision
    revision.as_object().full_clean()
    revision.publish()
    assert StandardPage.objects.get(pk=page.pk).live


def test_versions_are_compared(editor: Client, page: StandardPage) -> None:
    first = page.latest_revision
    editor.post(edit(page), posted())
    second = StandardPage.objects.get(pk=page.pk).latest_revision
    address = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, second.pk])
    assert editor.get(address).status_code == 200


def test_it_is_translated(in_english: Translate, page: StandardPage, client: Client) -> None:
    english = in_english(page)
    body = client.get(f"/api/v1/pages/{english.pk}").json()["body"]
    assert [block["type"] for block in body] == ["gallery", "text"]
    assert body[0]["images"][0]["image"]["alt"] == "EN ある絵"


def test_a_picture_is_still_asked_for() -> None:
    body = StandardPage._meta.get_field("body").stream_block
    empty = [("image", {"image": None, "caption": ""})]
    assert body.clean_deferred(body.normalize(empty))
    with pytest.raises(ValidationError):
        body.clean(body.normalize(empty))
