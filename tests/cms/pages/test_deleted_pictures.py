"""A picture that was deleted takes its words with it and nothing else."""

import json
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail.test.utils.form_data import streamfield
from wagtail_localize.models import Translation, TranslationSource

from cms.media import renditions
from cms.media.models import PortalImage
from cms.pages.blocks.base import GONE
from cms.reading.schedule import ON_SCHEDULE
from home.models import StandardPage
from tests.cms.media.images import image
from tests.cms.pages.bodies import page_with
from tests.cms.pages.test_admin import form
from tests.cms.pages.test_translation import in_english

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


def tells(stored: Any) -> bool:
    """Whether the words stand anywhere, be it in a stream, which is JSON as text."""
    return json.dumps(WORDS)[1:-1] in json.dumps(stored).replace("\\\\", "\\")


def edit(page: StandardPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def posted(**action: str) -> dict[str, Any]:
    empty = {"image": "", "decorative": "", "alt_text": ""}
    return form(body=streamfield([("image", {"image": empty, "caption": ""})]), **action)


def test_readers_get_the_rest(client: Client, page: StandardPage) -> None:
    assert tells(page.latest_revision.content)
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
    assert not tells(opened.context["form"]["body"].value().get_prep_value())
    assert WORDS not in opened.text
    assert opened.context["form"]["image_alt"].value() == ""


def test_a_draft_is_saved_and_a_publication_says_what_is_missing(
    editor: Client, page: StandardPage
) -> None:
    assert editor.post(edit(page), posted()).status_code == 302
    assert not tells(StandardPage.objects.get().latest_revision.content)
    refused = editor.post(edit(page), posted(**{"action-publish": "1"}))
    assert refused.status_code == 200
    assert json.dumps(GONE)[1:-1] in refused.text
    without = form(body=streamfield([]), **{"action-publish": "1"})
    assert editor.post(edit(page), without).status_code == 302


def test_what_was_scheduled_goes_out_without_it(page: StandardPage) -> None:
    """Nobody is there at that moment to choose again."""
    page.latest_revision.publish(log_action=ON_SCHEDULE)
    assert StandardPage.objects.get(pk=page.pk).live


def test_who_approves_is_told_where_it_was(page: StandardPage) -> None:
    with pytest.raises(ValidationError) as refused:
        page.latest_revision.publish()
    image, gallery = refused.value.messages
    assert image.startswith("1番目の「画像」")
    assert gallery.startswith("2番目の「ギャラリー」の「画像」の1番目")
    assert image.endswith(GONE)
    assert gallery.endswith(GONE)


def test_versions_are_compared(editor: Client, page: StandardPage) -> None:
    first = page.latest_revision
    editor.post(edit(page), posted())
    second = StandardPage.objects.get(pk=page.pk).latest_revision
    address = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, second.pk])
    assert editor.get(address).status_code == 200


@pytest.mark.usefixtures("in_english")
def test_it_is_translated_without_the_words(page: StandardPage) -> None:
    english = Locale.objects.get(language_code="en")
    source, _ = TranslationSource.update_or_create_from_instance(page)
    offered = source.stringsegment_set.values_list("string__data", flat=True)
    assert "ある絵" in offered
    assert WORDS not in offered
    translation = Translation.objects.create(source=source, target_locale=english)
    translation.save_target(publish=False)
    draft = page.get_translation(english).latest_revision
    assert not tells(draft.content)


def test_a_picture_is_still_asked_for() -> None:
    body = StandardPage._meta.get_field("body").stream_block
    empty = [("image", {"image": None, "caption": ""})]
    assert body.clean_deferred(body.normalize(empty))
    with pytest.raises(ValidationError):
        body.clean(body.normalize(empty))
