"""Documents are what their ending says, and do nothing by themselves when they are opened."""

import zipfile
from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ValidationError

from cms.media.pdfs import acts

MOST_BYTES: Final[int] = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE
MOST_UNPACKED: Final = 1024 * 1024 * 1024
MOST_MEMBERS: Final = 10_000

TOO_BIG = f"ファイルが大きすぎます。{MOST_BYTES // 1024 // 1024}MBまでのファイルを選んでください。"
WRONG_ENDING = (
    "ファイルの中身が、名前の終わりの「.{ending}」と合っていません。"
    "もとのソフトで保存し直してから選んでください。"
)
UNKNOWN_ENDING = "この種類のファイルは使えません。{endings}のどれかを選んでください。"
ACTIVE = (
    "開いたときに動く仕掛け（{what}）が入っているため、使えません。"
    "仕掛けのない形で保存し直してから選んでください。"
)
UNPACKS_TO_TOO_MUCH = (
    "展開すると大きくなりすぎます（上限は1GB、10,000ファイル）。分けて選んでください。"
)


def check(file: Any) -> None:
    """Refuse a document that is not what it says, or that acts when it is opened.

    Args:
        file: a file of Django's, open for reading.

    Raises:
        ValidationError: the document cannot be taken; the message says why.
    """
    ending = str(file.name).rpartition(".")[2].lower()
    if file.size > MOST_BYTES:
        raise ValidationError(TOO_BIG, code="too_big")
    if ending not in CHECKS:
        endings = "、".join(sorted(name.upper() for name in CHECKS))
        raise ValidationError(UNKNOWN_ENDING.format(endings=endings), code="unknown_ending")
    file.seek(0)
    try:
        fits = CHECKS[ending](file)
    finally:
        file.seek(0)
    if not fits:
        raise ValidationError(WRONG_ENDING.format(ending=ending), code="wrong_ending")


def _is_pdf(file: Any) -> bool:
    content = file.read()
    if not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-"):
        return False
    if acts(content):
        raise ValidationError(ACTIVE.format(what="スクリプトや自動の操作"), code="active")
    return True


def _is_text(file: Any) -> bool:
    content = file.read()
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _reads_as(content, "utf-16")
    return b"\x00" not in content and any(
        _reads_as(content, encoding) for encoding in ("utf-8", "cp932")
    )


def _reads_as(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _is_zip(file: Any) -> bool:
    return bool(_members(file))


def _is_office(folder: str) -> Callable[[Any], bool]:
    def is_office(file: Any) -> bool:
        names = _members(file)
        if any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in names):
            raise ValidationError(ACTIVE.format(what="マクロ"), code="active")
        return "[Content_Types].xml" in names and any(name.startswith(folder) for name in names)

    return is_office


def _members(file: Any) -> list[str]:
    """The names in an archive, of which nothing is unpacked; none if it is no archive."""
    if file.read(2) != b"PK":  # an archive with anything before it is something else as well
        return []
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return []
    if len(members) > MOST_MEMBERS or sum(each.file_size for each in members) > MOST_UNPACKED:
        raise ValidationError(UNPACKS_TO_TOO_MUCH, code="unpacks_to_too_much")
    return [member.filename for member in members]


CHECKS: dict[str, Callable[[Any], bool]] = {
    "csv": _is_text,
    "docx": _is_office("word/"),
    "pdf": _is_pdf,
    "pptx": _is_office("ppt/"),
    "txt": _is_text,
    "xlsx": _is_office("xl/"),
    "zip": _is_zip,
}
