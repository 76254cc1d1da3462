"""Names of files: as people gave them, and as headers and storages can carry them."""

import re
import secrets
import unicodedata
from pathlib import PurePosixPath
from urllib.parse import quote

UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
LONGEST = 200
"""Letters of a name that is kept; no file system takes many more."""
JOINERS = "\u200d"  # which makes one emoji of several


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
    return (stem[:80] or "file") + UNSAFE.sub("", path.suffix)


def cleaned(filename: str, ending: str = "") -> str:
    """A name as it is kept and shown: composed, without what cannot be seen or leads elsewhere.

    Args:
        filename: as sent.
        ending: with its dot, in place of the one that the name has; empty leaves that.
    """
    composed = unicodedata.normalize("NFC", filename.replace("\\", "/").rpartition("/")[2])
    visible = "".join(letter for letter in composed if _is_seen(letter)).strip(" .")
    path = PurePosixPath(visible or "file")
    suffix = ending or path.suffix
    return path.stem[: LONGEST - len(suffix)] + suffix


def storage_name(ending: str) -> str:
    """A short name in ASCII that no other file has or will have.

    Args:
        ending: with its dot.
    """
    return f"{secrets.token_hex(8)}{UNSAFE.sub('', ending.lower())}"


def _is_seen(letter: str) -> bool:
    if letter in JOINERS:
        return True
    return unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}
