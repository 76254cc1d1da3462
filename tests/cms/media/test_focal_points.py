"""The focal point that an editor marks decides what is seen where a frame cuts a picture."""

import json
from io import BytesIO
from typing import Any
from urllib.request import urlopen

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from playwright.sync_api import Page

from cms.media import renditions
from cms.media.models import PortalImage
from cms.pages.templatetags.pictures import focus
from cms.reading.schemas import FocalPoint
from cms.users.models import User
from tests.factories.news import PublicationPageFactory, publication_index
from tests.fixtures.live_site import LiveSite

LYING_ON_ITS_SIDE = 6
"""The orientation that a telephone notes when it is held upright."""
MARK, REST = (200, 0, 0), (0, 0, 120)


def photograph() -> SimpleUploadedFile:
    """Upright 400 × 1200, stored lying on its side, with a red field around (100, 1000)."""
    upright = Image.new("RGB", (400, 1200), REST)
    upright.paste(MARK, (0, 900, 200, 1100))
    exif = Image.Exif()
    exif[0x0112] = LYING_ON_ITS_SIDE
    file = BytesIO()
    upright.transpose(Image.Transpose.ROTATE_90).save(file, "JPEG", quality=95, exif=exif)
    return SimpleUploadedFile("photo.jpg", file.getvalue())


def save(client: Client, address: str, **fields: Any) -> None:
    point = {f"focal_point_{name}": "" for name in ("x", "y", "width", "height")}
    posted = {"title": "写真", "description": "", "tags": "", "credit": "", **point, **fields}
    assert client.post(address, posted).status_code == 302


@pytest.fixture
def editor() -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("editor@example.jp"))
    return client


def marked(editor: Client) -> PortalImage:
    """Uploaded, then marked on the picture as the editor sees it."""
    save(editor, reverse("wagtailimages:add"), file=photograph())
    picture = PortalImage.objects.get()
    assert (picture.width, picture.height) == (400, 1200)
    point = {"x": "100", "y": "1000", "width": "40", "height": "40"}
    fields = {f"focal_point_{name}": value for name, value in point.items()}
    save(editor, reverse("wagtailimages:edit", args=[picture.pk]), **fields)
    renditions.make(picture)
    found: PortalImage = picture
    return found


def test_it_decides_the_crop_of_a_card_and_stands_in_the_api(
    page: Page, live_site: LiveSite, editor: Client
) -> None:
    picture = marked(editor)
    shown = PublicationPageFactory(image=picture, image_alt="写真")
    with urlopen(f"{live_site.url}/api/v1/pages/{shown.pk}") as answer:
        said = json.load(answer)["image"]
    assert said["focal_point"] == {"x": 0.25, "y": 0.8333}
    page.set_viewport_size({"width": 1280, "height": 900})
    address = publication_index().get_url()
    assert _in_the_middle_of_the_lower_left(page, address) == MARK
    PortalImage.objects.update(focal_point_x=None, focal_point_y=None)
    assert _in_the_middle_of_the_lower_left(page, address) == REST


def _in_the_middle_of_the_lower_left(page: Page, address: str) -> tuple[int, int, int]:
    """The colour where the mark is seen if its height decided what was cut: red or blue."""
    page.goto(address)
    card = page.locator(".card > img")
    card.evaluate("image => image.decode()")
    seen = Image.open(BytesIO(card.screenshot())).convert("RGB")
    colour: Any = seen.getpixel((seen.width // 4, seen.height * 5 // 6))
    return MARK if colour[0] > colour[2] else REST


@pytest.mark.django_db
def test_a_new_file_begins_without_one(editor: Client) -> None:
    picture = marked(editor)
    assert picture.renditions.exists()
    old = {"x": "100", "y": "1000", "width": "40", "height": "40"}
    fields = {f"focal_point_{name}": value for name, value in old.items()}
    address = reverse("wagtailimages:edit", args=[picture.pk])
    save(editor, address, file=photograph(), **fields)
    assert not PortalImage.objects.get().has_focal_point()
    new = fields | {"focal_point_x": "300"}
    save(editor, address, file=photograph(), **new)
    assert PortalImage.objects.get().focal_point_x == 300


@pytest.mark.parametrize(
    ("x", "y", "classes"),
    [
        (0.25, 0.8333, "focus-x-25 focus-y-85"),
        (0, 1, "focus-x-0 focus-y-100"),
        (0.512, 1.3, "focus-x-50 focus-y-100"),
    ],
)
def test_a_point_is_one_of_few_classes(x: float, y: float, classes: str) -> None:
    assert focus(FocalPoint(x=x, y=y)) == classes
