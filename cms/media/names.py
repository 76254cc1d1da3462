"""Names of files: as people gave them, and as headers and storages can carry them."""

import re
import unicodedata
from pathlib import PurePosixPath
from urllib.parse import quote

UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
LEAST = 2  # letters or digits without which an ASCII name says nothing


def disposition(filename: str, *, is_inline: bool) -> str:
    """A `Content-Disposition` after RFC 6266: the name in UTF-8, and a fallback in ASCII."""
    kind = "inline" if is_inline else "attachment"
    plain = ascii_name(filename)
    if plain == filename:
        return f'{kind}; filename="{plain}"'
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(filename, safe='')}"


def ascii_name(filename: str) -> str:
    """What is left of a name in ASCII, or `file`, with the ending."""
    path = PurePosixPath(unicodedata.normalize("NFKC", filename))
    stem = UNSAFE.sub("-", path.stem).strip("-._")
    if len(re.sub(r"[^A-Za-z0-9]", "", stem)) < LEAST:
        stem = f"file-{stem}".rstrip("-")
    return stem[:80] + UNSAFE.sub("", path.suffix)
