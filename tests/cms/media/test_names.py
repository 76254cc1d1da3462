"""Names as given, and what headers and storages are told."""

import unicodedata

import pytest

from cms.media.names import ascii_name, cleaned, disposition, storage_name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("チラシ（表）.pdf", "チラシ（表）.pdf"),
        (unicodedata.normalize("NFD", "プログラム.pdf"), "プログラム.pdf"),
        ("請求\u202efdp.exe.pdf", "請求fdp.exe.pdf"),
        ("a\r\nSet-Cookie: x\x00.pdf", "aSet-Cookie: x.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\写真\\雪.jpg", "雪.jpg"),
        ("🎆👩\u200d🚒.png", "🎆👩\u200d🚒.png"),
        ("", "file"),
        ("...", "file"),
    ],
)
def test_what_is_kept_of_a_name(given: str, kept: str) -> None:
    assert cleaned(given) == kept


def test_a_long_name_keeps_its_ending() -> None:
    name = cleaned("協" * 300 + ".pdf")
    assert len(name) == 200
    assert name.endswith("協.pdf")
    assert cleaned("漢" * 120 + ".pdf") == "漢" * 120 + ".pdf"


def test_the_ending_follows_the_content() -> None:
    assert cleaned("写真.HEIC", ".jpg") == "写真.jpg"


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("plan 2026.pdf", "plan-2026.pdf"),
        ("チラシ（表）.pdf", "file.pdf"),
        ("第１号_2016.pdf", "1-_2016.pdf"),
        ('a";b.pdf', "a-b.pdf"),
        ("🎆.png", "file.png"),
    ],
)
def test_the_fallback_says_something(name: str, plain: str) -> None:
    assert ascii_name(name) == plain


def test_the_header_carries_the_name() -> None:
    assert disposition("a.pdf", is_inline=False) == 'attachment; filename="a.pdf"'
    assert disposition("資料.pdf", is_inline=True) == (
        "inline; filename=\"file.pdf\"; filename*=UTF-8''%E8%B3%87%E6%96%99.pdf"
    )


def test_storage_names_are_short_and_differ() -> None:
    names = {storage_name(".PDF") for _ in range(100)}
    assert len(names) == 100
    assert all(name.isascii() and len(name) == 20 for name in names)
