"""What people write, brought into the one spelling that the rest of this package reads."""

import re
import unicodedata

LONGEST = 100
"""Characters of the longest text that is looked at."""

SAME = str.maketrans({**dict.fromkeys("‐‑‒–—―−ー", "-"), "。": "."})
"""An input method gives these for the keys of a hyphen and a full stop."""

INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff]")
KANJI_NUMBER = re.compile(r"(?<![0-9])[〇零一二三四五六七八九十]+(?![0-9])")
TENS = re.compile(r"([一二三四五六七八九]?)十([一二三四五六七八九]?)")
DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


class UnreadableError(ValueError):
    """A text is no date or time that can be relied upon; the sentence says why, in Japanese."""


def plain(text: str) -> str:
    """Half-width letters and digits, eras written out, one sign of each kind, no blanks around."""
    if len(text) > LONGEST:
        return "…"  # which nothing reads
    text = INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).translate(SAME)
    return KANJI_NUMBER.sub(_digits, text).strip()


def _digits(found: re.Match[str]) -> str:
    """`二十六` as 26, `二〇一六` as 2016; what is neither stays as it is."""
    if tens := TENS.fullmatch(found[0]):
        left, right = (part.translate(DIGITS) for part in tens.groups())
        return f"{left or 1}{right or 0}"
    return found[0] if "十" in found[0] else found[0].translate(DIGITS)
