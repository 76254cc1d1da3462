"""The part of a file that a request asks for (RFC 9110, section 14)."""

import re
from dataclasses import dataclass

RANGE = re.compile(r"bytes=\s*(\d*)-(\d*)\s*", re.ASCII | re.IGNORECASE)
LONGEST = 18  # digits; more than any file has


class UnsatisfiableError(ValueError):
    """The part lies outside the file."""


@dataclass(frozen=True, slots=True)
class Part:
    """From the first byte to the last one, both included."""

    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


def part_of(header: str, size: int) -> Part | None:
    """What a `Range` header asks for.

    Args:
        header: the header as sent; empty if there is none.
        size: of the file, in bytes.

    Returns:
        None for the whole file: for no range, several ranges, or anything that is no range.

    Raises:
        UnsatisfiableError: none of the bytes asked for exists.
    """
    match = RANGE.fullmatch(header.strip())
    if match is None or not any(match.groups()) or max(map(len, match.groups())) > LONGEST:
        return None
    first, last = match.groups()
    if not first:
        if not int(last) or not size:
            raise UnsatisfiableError
        return Part(max(size - int(last), 0), size - 1)
    if last and int(last) < int(first):
        return None
    if int(first) >= size:
        raise UnsatisfiableError
    return Part(int(first), min(int(last or size - 1), size - 1))
