"""五十音順: sort keys over readings, never over kanji.

Three levels, each compared only where the one before is equal, as in dictionaries (JIS X 4061 in
the parts that place names need): the plain syllables, with ー as the vowel that it lengthens; then
voiced after unvoiced (か, が; は, ば, ぱ); then small after large (や, ゃ).
"""

import unicodedata

import jaconv

VOICED, SEMIVOICED = "\u3099", "\u309a"
SMALL = dict(zip("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ", strict=True))
VOWELS = {
    kana: vowel
    for vowel, row in {
        "あ": "あかさたなはまやらわ",
        "い": "いきしちにひみりゐ",
        "う": "うくすつぬふむゆる",
        "え": "えけせてねへめれゑ",
        "お": "おこそとのほもよろを",
    }.items()
    for kana in row
}
ROWS = {
    "a": "あいうえお",
    "ka": "かきくけこ",
    "sa": "さしすせそ",
    "ta": "たちつてと",
    "na": "なにぬねの",
    "ha": "はひふへほ",
    "ma": "まみむめも",
    "ya": "やゆよ",
    "ra": "らりるれろ",
    "wa": "わゐゑをん",
}
"""The kana that begin a sort key in each 行; voiced ones stand among the plain."""

LEVEL_BREAK = " "


def sort_key(reading: str) -> str:
    """A string whose order by code point is the 五十音順 of the reading.

    Compare such keys byte by byte (collation "C"), not by a language's rules. Hiragana, katakana
    and half-width katakana give the same key; what is no kana sorts before kana.
    """
    plain: list[str] = []
    voicing: list[str] = []
    size: list[str] = []
    for character in _letters(reading):
        if character in (VOICED, SEMIVOICED):
            if voicing:
                voicing[-1] = "1" if character == VOICED else "2"
            continue
        letter, rank = character, "0"
        if character == "ー":
            letter, rank = (VOWELS.get(plain[-1], character) if plain else character), "2"
        elif character in SMALL:
            letter, rank = SMALL[character], "1"
        plain.append(letter)
        voicing.append("0")
        size.append(rank)
    return LEVEL_BREAK.join("".join(level) for level in (plain, voicing, size))


def _letters(reading: str) -> str:
    """The reading as hiragana whose voice marks stand apart, without spaces."""
    kana = jaconv.kata2hira(unicodedata.normalize("NFKC", reading)).casefold()
    return unicodedata.normalize("NFD", "".join(kana.split()))
