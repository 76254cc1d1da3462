"""Keys for names: two spellings that mean the same name give the same key.

For matching and search only. A key is never shown: NFKC destroys ①, and a folded ヶ is no spelling.
Other characters for one name (檮原, 梼原) are not folded here; they are rows of the alias table.
"""

import re
import unicodedata

import jaconv

# Glyphs that Windows adds to one and the same character; NFKC leaves them apart.
GLYPHS = str.maketrans({"髙": "高", "﨑": "崎", "𠮷": "吉", "ヶ": "ケ", "ヵ": "カ"})
# Control characters but line ends and tabs, halves of a character, variation selectors, joiners.
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufe00-\ufe0f\U000e0100-\U000e01ef\u200b-\u200d\u2060\ufeff]"
)
DASH_BETWEEN_DIGITS = re.compile(r"(?<=\d)[-‐‑‒–—―−ー](?=\d)")
LATIN_WITH_MARKS = re.compile("([a-z])[\u0300-\u036f]+")
PREFECTURE_FIRST = re.compile(r"(北海道|東京都|大阪府|京都府|[^\W\d_]{2,3}県)(.+)", re.DOTALL)


def name_key(text: str) -> str:
    """One key for all widths, cases, kinds of kana and spellings with ヶ or ケ of a name.

    ー stays ー inside words; only between digits does any dash become `-`.
    """
    folded = unicodedata.normalize("NFKC", INVISIBLE.sub("", text)).casefold()
    composed = unicodedata.normalize("NFKC", "".join(folded.split()))
    plain = _without_accents(composed).translate(GLYPHS)
    return str(jaconv.kata2hira(DASH_BETWEEN_DIGITS.sub("-", plain)))


def search_keys(text: str) -> list[str]:
    """The keys of the words of a query; a prefecture written before a name is a word of its own.

    What holds neither a letter nor a digit is no word, so a query of such finds nothing.
    """
    keys: list[str] = []
    for word in unicodedata.normalize("NFKC", INVISIBLE.sub("", text)).split():
        found = PREFECTURE_FIRST.fullmatch(word)
        keys += [name_key(part) for part in (found.groups() if found else (word,))]
    return [key for key in keys if any(character.isalnum() for character in key)]


def _without_accents(text: str) -> str:
    """Latin letters lose macrons and accents; kana keep their voice marks."""
    apart = LATIN_WITH_MARKS.sub(r"\1", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", apart)
