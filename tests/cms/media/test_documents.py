"""Files, whoever stores them."""

import unicodedata
from typing import Literal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.search.backends import get_search_backend

from cms.media.models import PortalDocument
from cms.users.models import User
from tests.cms.media.images import draw, image

pytestmark = pytest.mark.django_db


def document(name: str, title: str = "資料", content: bytes = b"%PDF-") -> PortalDocument:
    made: PortalDocument = PortalDocument.objects.create(
        title=title, file=ContentFile(content, name=name)
    )
    return made


def test_the_size_is_known_without_a_form() -> None:
    file = document("a.pdf")
    assert file.file_size == 5
    file.file = ContentFile(b"%PDF-1.7", name="b.pdf")
    file.save()
    assert PortalDocument.objects.get().file_size == 8


def test_the_size_is_known_of_a_file_that_was_stored_first() -> None:
    document = PortalDocument(title="協定書")
    document.file.save("a.pdf", ContentFile(b"%PDF-1.7 " + b"0" * 91))
    assert document.file_size == 100


def test_the_same_name_twice_is_two_documents() -> None:
    one, other = (document("チラシ（表）.pdf") for _ in range(2))
    assert one.filename == other.filename == "チラシ（表）.pdf"
    assert one.file.name != other.file.name
    assert one.file.name.isascii()


def test_a_document_that_is_something_else_is_not_stored() -> None:
    with pytest.raises(ValidationError):
        document("a.pdf", content=b"<html>")
    assert not PortalDocument.objects.exists()


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_search_finds_a_name_in_either_form(form: Literal["NFC", "NFD"]) -> None:
    document(unicodedata.normalize("NFD", "プログラム.pdf"), unicodedata.normalize("NFD", "ダンス"))
    for word in ("プログラム", "ダンス"):
        asked = unicodedata.normalize(form, word)
        found = get_search_backend().autocomplete(asked, PortalDocument.objects.all())
        assert len(found) == 1, word


def test_long_names_that_differ_at_the_end_have_own_renditions() -> None:
    made = [image(title=str(number)) for number in range(3)]
    for number, picture in enumerate(made):
        file = draw(400, 300)
        file.name = f"{'a' * 80}{number}.png"
        picture.file = file
        picture.save()
    names = {picture.get_rendition("width-320|format-webp").file.name for picture in made}
    assert len(names) == 3
    assert {picture.original_name for picture in made} == {
        f"{'a' * 80}{number}.png" for number in range(3)
    }


@pytest.fixture
def editor() -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("admin@example.jp"))
    return client


def test_the_admin_takes_a_document_and_says_why_it_does_not(editor: Client) -> None:
    good = {"title": "資料", "file": ContentFile(b"%PDF-1.7", "資料.pdf"), "collection": 1}
    assert editor.post("/admin/documents/add/", good).status_code == 302
    assert PortalDocument.objects.get().filename == "資料.pdf"
    bad = good | {"file": ContentFile(b"<html>", "資料.pdf")}
    assert "ファイルの中身が" in editor.post("/admin/documents/add/", bad).content.decode()
    assert PortalDocument.objects.count() == 1
