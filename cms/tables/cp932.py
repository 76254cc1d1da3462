"""CP932, the encoding of Japanese Windows: what has no place in it, and what comes back changed."""

from dataclasses import dataclass

NAME = "cp932"
CHANGED = str.maketrans({"〜": "～", "−": "－", "‖": "∥", "¢": "￠", "£": "￡", "¬": "￢"})
"""Characters of Unicode that Windows maps to another one of the same look."""

MISSING = "〓"
"""The sign of Japanese printers for a letter that they do not have."""

UNSEEN = range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0)
"""Variation selectors, which have no width of their own and are left out."""


@dataclass(frozen=True, slots=True)
class Loss:
    """One character that an export could not write as it is."""

    row: int
    column: str
    character: str
    written: str
    """What stands in its place; empty where it is left out."""

    @property
    def is_changed(self) -> bool:
        """Whether another character of the same look stands there, which import takes as equal."""
        return self.character.translate(CHANGED) == self.written

    @property
    def code_point(self) -> str:
        return f"U+{ord(self.character):04X}"


def written(character: str) -> str:
    """What CP932 has for a character."""
    changed = character.translate(CHANGED)
    try:
        changed.encode(NAME)
    except UnicodeEncodeError:
        return "" if any(ord(character) in unseen for unseen in UNSEEN) else MISSING
    return changed


def as_written(text: str) -> str:
    """A whole text as an export in CP932 writes it."""
    try:
        text.encode(NAME)
    except UnicodeEncodeError:
        return "".join(map(written, text))
    return text


def folded(text: str) -> str:
    """One spelling for the pairs that differ between Windows and other systems."""
    return text.translate(CHANGED)


def losses(text: str, *, row: int, column: str) -> list[Loss]:
    """Each character of a cell that cannot be written as it is."""
    try:
        text.encode(NAME)
    except UnicodeEncodeError:
        return [
            Loss(row, column, character, found)
            for character in text
            if (found := written(character)) != character
        ]
    return []
