"""Documents are what they say, or are refused with the reason."""

import zipfile
import zlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from cms.media import contents
from cms.media.contents import check

PDF = b"%%PDF-1.7\n1 0 obj\n<< /Type /Catalog %s >>\nendobj\ntrailer\n"


def packed(name: str, **members: bytes) -> ContentFile:  # type: ignore[type-arg]
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return ContentFile(file.getvalue(), name)


def office(name: str, *members: str) -> ContentFile:  # type: ignore[type-arg]
    return packed(name, **{"[Content_Types].xml": b"", **dict.fromkeys(members, b"")})


def objects(content: bytes) -> bytes:
    return PDF % b"" + b"<< /Type /ObjStm >>\nstream\n" + zlib.compress(content) + b"\nendstream"


@pytest.mark.parametrize(
    "file",
    [
        ContentFile(PDF % b"", "a.pdf"),
        ContentFile(PDF % b"/OpenAction [1 0 R /Fit]", "A.PDF"),
        ContentFile(objects(b"<< /JSON /a >>"), "a.pdf"),
        ContentFile("番号,名前".encode(), "a.csv"),
        ContentFile("番号,名前".encode("cp932"), "a.csv"),
        ContentFile("番号\t名前".encode("utf-16"), "a.txt"),
        office("a.docx", "word/document.xml"),
        office("a.xlsx", "xl/workbook.xml"),
        office("a.pptx", "ppt/presentation.xml"),
        packed("a.zip", a=b"a"),
    ],
    ids=lambda file: file.name,
)
def test_what_is_as_it_says_is_taken(file: ContentFile) -> None:  # type: ignore[type-arg]
    check(file)
    assert file.tell() == 0


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (ContentFile(b"<html><script>alert(1)</script>", "a.pdf"), "wrong_ending"),
        (ContentFile(b"<html>%PDF-1.7", "a.pdf"), "wrong_ending"),
        (ContentFile(b"", "a.pdf"), "wrong_ending"),
        (ContentFile(b"<html>", "a.html"), "unknown_ending"),
        (ContentFile(b"<svg/>", "a.svg"), "unknown_ending"),
        (ContentFile(b"a", "a"), "unknown_ending"),
        (ContentFile(PDF % b"/OpenAction << /S /JavaScript /JS (a) >>", "a.pdf"), "active"),
        (ContentFile(PDF % b"/OpenAction << /S /Launch /F (a.exe) >>", "a.pdf"), "active"),
        (ContentFile(PDF % b"/AA << /O << /S /J#61vaScript >> >>", "a.pdf"), "active"),
        (ContentFile(objects(b"<< /S /JavaScript /JS (a) >>"), "a.pdf"), "active"),
        (ContentFile(b"MZ\x00\x01", "a.txt"), "wrong_ending"),
        (ContentFile(b"\xff\x81", "a.csv"), "wrong_ending"),
        (ContentFile(b"PK nothing", "a.zip"), "wrong_ending"),
        (packed("a.docx", a=b"a"), "wrong_ending"),
        (office("a.xlsx", "word/document.xml"), "wrong_ending"),
        (office("a.docx", "word/document.xml", "word/vbaProject.bin"), "active"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_the_rest_is_refused(file: ContentFile, code: str) -> None:  # type: ignore[type-arg]
    with pytest.raises(ValidationError) as refused:
        check(file)
    assert refused.value.code == code


def test_an_archive_that_grows_is_refused_unopened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "MOST_UNPACKED", 1_000_000)
    file = packed("a.zip", a=bytes(2_000_000))
    assert file.size < 10_000
    with pytest.raises(ValidationError, match="展開すると大きくなりすぎます"):
        check(file)
