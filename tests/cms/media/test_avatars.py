"""A picture of somebody who works in the admin tells no more than any other."""

from pathlib import PurePosixPath
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.users.models import UserProfile

from cms.media import pictures
from cms.users.models import User
from tests.cms.media.test_pictures import FILES, SECRETS, plain, stored, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return User.objects.create_superuser("tanto@example.jp", first_name="担", last_name="当")


def send(user: User, file: ContentFile[bytes] | None) -> Any:
    client = Client()
    client.force_login(user)
    upload = SimpleUploadedFile(str(file.name), file.read()) if file else ""
    posted = {
        "name_email-first_name": "担",
        "name_email-last_name": "当",
        "name_email-email": user.email,
        "locale-preferred_language": "",
        "locale-current_time_zone": "",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        "avatar-avatar": upload,
        **({} if file else {"avatar-avatar-clear": "on"}),
    }
    return client.post(reverse("wagtailadmin_account"), posted)


def kept(user: User) -> str:
    return str(UserProfile.get_for_user(User.objects.get(pk=user.pk)).avatar.name)


def test_it_is_upright_and_silent(user: User) -> None:
    photograph = (FILES / "photo_gps_rotated.jpg").read_bytes()
    assert send(user, ContentFile(photograph, "田中の家.JPG")).status_code == 302
    name = kept(user)
    assert PurePosixPath(name).suffix == ".jpg"
    assert "田中" not in name
    with default_storage.open(name) as file:
        content = file.read()
        image = Image.open(file)
        assert image.size == (24, 48)
    assert not any(secret in content for secret in SECRETS)


def test_a_large_one_from_a_telephone_is_made_small(user: User) -> None:
    photograph = plain(Image.new("RGB", (1600, 1200), "navy"))
    assert send(user, stored(photograph, "HEIF", "a.heic", **told())).status_code == 302
    with default_storage.open(kept(user)) as file:
        content = file.read()
        image = Image.open(file)
        assert (image.format, image.size) == ("JPEG", (300, 400))
    assert not any(secret in content for secret in SECRETS)


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "a.svg", pictures.SVG),
        (b"<html><script>alert(1)</script></html>", "a.jpg", pictures.UNREADABLE),
        ((FILES / "huge_pixels.png").read_bytes(), "a.png", pictures.TOO_MANY_PIXELS),
    ],
)
def test_what_is_no_picture_is_refused(user: User, content: bytes, name: str, why: str) -> None:
    answer = send(user, ContentFile(content, name))
    assert answer.status_code == 200
    assert why in answer.text
    assert kept(user) == ""


def test_it_can_be_taken_away(user: User) -> None:
    send(user, stored(Image.new("RGB", (40, 40)), "PNG", "a.png"))
    name = kept(user)
    assert default_storage.exists(name)
    assert send(user, None).status_code == 302
    assert kept(user) == ""
    assert not default_storage.exists(name)
