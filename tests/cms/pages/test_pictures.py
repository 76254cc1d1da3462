"""A picture is described or marked as decoration before it is published; a draft may wait."""

import json
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from cms.media import renditions
from cms.media.models import PortalImage
from cms.pages.pictures import UNDESCRIBED
from home.models import StandardPage
from tests.cms.media.images import image
from tests.cms.pages.test_admin import form
from tests.cms.pages.test_translation import Translate, in_english
from tests.factories.home import StandardPageFactory
from tests.factories.pages import front_page

__all__ = ["in_english"]

pytestmark = pytest.mark.django_db

PUBLISH = {"action-publish": "1"}
MARKING = import_module("home.migrations.0008_silent_pictures_are_decoration")


@pytest.fixture
def picture() -> PortalImage:
    made = image(width=400)
    renditions.make(made)
    return made


@pytest.fixture
def editor() -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("editor@example.jp", "secret"))
    return client


def add(editor: Client, picture: PortalImage, **fields: Any) -> Any:
    address = reverse("wagtailadmin_pages:add", args=["home", "standardpage", front_page().pk])
    return editor.post(address, form(image=str(picture.pk), **fields))


def shown(client: Client, page: Page) -> Any:
    return client.get(f"/api/v1/pages/{page.pk}").json()["image"]


def test_a_draft_may_wait_and_a_publication_may_not(editor: Client, picture: PortalImage) -> None:
    assert add(editor, picture, slug="draft").status_code == 302
    assert not Page.objects.get(slug="draft").live
    response = add(editor, picture, slug="refused", **PUBLISH)
    assert response.context["form"].errors == {"image_alt": [UNDESCRIBED]}
    assert not Page.objects.filter(slug="refused").exists()


def test_spaces_describe_nothing(editor: Client, picture: PortalImage) -> None:
    response = add(editor, picture, image_alt=" \u3000", **PUBLISH)
    assert response.context["form"].errors == {"image_alt": [UNDESCRIBED]}


@pytest.mark.parametrize(
    ("said", "alt", "decorative"),
    [
        ({"image_alt": "雪の小山"}, "雪の小山", False),
        ({"image_is_decorative": "on"}, "", True),
        ({"image_is_decorative": "on", "image_alt": "雪の小山"}, "", True),
    ],
)
def test_what_was_said_is_what_readers_get(
    editor: Client, client: Client, picture: PortalImage, said: Any, alt: str, decorative: bool
) -> None:
    assert add(editor, picture, slug="a", **said, **PUBLISH).status_code == 302
    found = shown(client, Page.objects.get(slug="a"))
    assert (found["alt"], found["decorative"]) == (alt, decorative)
    assert f'alt="{alt}"' in client.get("/a/").text


def test_the_preview_shows_the_choice(editor: Client, picture: PortalImage) -> None:
    address = reverse(
        "wagtailadmin_pages:preview_on_add", args=["home", "standardpage", front_page().pk]
    )
    said = {"image_alt": "雪の小山", "image_is_decorative": ""}
    assert editor.post(address, form(image=str(picture.pk), **said)).json()["is_valid"]
    assert 'alt="雪の小山"' in editor.get(address).text
    said["image_is_decorative"] = "on"
    assert editor.post(address, form(image=str(picture.pk), **said)).json()["is_valid"]
    assert 'alt="雪の小山"' not in editor.get(address).text


def test_what_was_approved_says_it_too(picture: PortalImage) -> None:
    """The last step of an approval looks at the revision once more, by this."""
    page = StandardPageFactory()
    page.image = picture
    page.full_clean(exclude={"image_is_decorative"})
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert refused.value.message_dict == {"image_alt": [UNDESCRIBED]}


def test_a_translation_has_its_own_words_and_the_same_choice(
    in_english: Translate, client: Client, picture: PortalImage
) -> None:
    described = in_english(StandardPageFactory(image=picture, image_alt="雪の小山"))
    decoration = in_english(StandardPageFactory(image=picture, image_is_decorative=True))
    told = [
        (shown(client, page)["alt"], shown(client, page)["decorative"])
        for page in (described, decoration)
    ]
    assert told == [("EN 雪の小山", False), ("", True)]


def test_what_was_decoration_by_silence_is_marked(
    in_english: Translate, picture: PortalImage
) -> None:
    silent = StandardPageFactory(image=picture, image_is_decorative=True)
    described = StandardPageFactory(image=picture, image_alt="雪の小山")
    without = StandardPageFactory()
    pages = [silent, described, without]
    for page in pages:
        page.save_revision()
        in_english(page)
    forget()
    MARKING.mark(apps, None)
    for page in pages:
        fresh = StandardPage.objects.get(pk=page.pk)
        source = TranslationSource.objects.get(object_id=page.translation_key)
        told = [
            fresh.image_is_decorative,
            fresh.latest_revision.as_object().image_is_decorative,
            json.loads(source.content_json).get("image_is_decorative", False),
        ]
        assert told == [page is silent] * 3
    StandardPage.objects.get(pk=silent.pk).latest_revision.publish()


def forget() -> None:
    """As it was before anybody could mark a picture."""
    StandardPage.objects.update(image_is_decorative=False)
    for page in StandardPage.objects.all():
        revision = page.latest_revision
        if revision is not None:
            del revision.content["image_is_decorative"]
            revision.save()
    for source in TranslationSource.objects.all():
        content = json.loads(source.content_json)
        content.pop("image_is_decorative", None)
        source.content_json = json.dumps(content)
        source.save()
