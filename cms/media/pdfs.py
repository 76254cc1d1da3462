"""Whether a PDF does something by itself: runs a script, starts a program, sends what it holds.

An action that only turns to a page when the file is opened, as most programs write it, is none.
What is encrypted cannot be looked into; every PDF is sent as a download and in a sandbox besides.
"""

import re
import zlib
from collections.abc import Iterator
from typing import Final

ACTS = re.compile(
    rb"/(?:JavaScript|JS|Launch|SubmitForm|ImportData|GoToE|RichMedia|XFA)(?![A-Za-z0-9])"
)
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
OBJECTS = re.compile(rb"/ObjStm\b")
STREAM = re.compile(rb"stream\r?\n")
DICTIONARY: Final = 2000
"""Bytes before a stream within which its dictionary stands."""
MOST_UNPACKED: Final = 64 * 1024 * 1024


def acts(content: bytes) -> bool:
    """Whether a script or an action that leaves the page stands anywhere in the file.

    Args:
        content: the whole file.
    """
    return any(ACTS.search(_unescaped(part)) for part in _parts(content))


def _parts(content: bytes) -> Iterator[bytes]:
    """The file without the insides of its streams, then the packed objects in them."""
    left = MOST_UNPACKED
    position = 0
    for match in STREAM.finditer(content):
        if match.start() < position:
            continue
        end = content.find(b"endstream", match.end())
        if end < 0:
            break
        yield content[position : match.start()]
        position = end
        dictionary = _unescaped(content[max(match.start() - DICTIONARY, 0) : match.start()])
        if OBJECTS.search(dictionary) and left > 0:
            unpacked = _inflated(content[match.end() : end], left)
            left -= len(unpacked)
            yield unpacked
    yield content[position:]


def _inflated(packed: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return packed  # not packed at all, or in a way that says no names


def _unescaped(part: bytes) -> bytes:
    """Names with `#4A` for `J`, which readers take for the same."""
    return ESCAPED.sub(lambda match: bytes([int(match[1], 16)]), part)
