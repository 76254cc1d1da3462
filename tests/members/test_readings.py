import pytest
from hypothesis import given, strategies as st

from members.readings import sort_key

WARDS = [
    *("あだち", "あらかわ", "いたばし", "えどがわ", "おおた", "かつしか", "きた", "こうとう"),
    *("しながわ", "しぶや", "しんじゅく", "すぎなみ", "すみだ", "せたがや", "たいとう"),
    *("ちゅうおう", "ちよだ", "としま", "なかの", "ねりま", "ぶんきょう", "みなと", "めぐろ"),
]

readings = st.text("あいうえおかがきぎはばぱやゃゆゅよょつっらりるれろんー", max_size=8)


def test_the_special_wards_run_as_printed() -> None:
    readings = [f"{ward}く" for ward in WARDS]
    assert sorted(sorted(readings, key=len), key=sort_key) == readings


@pytest.mark.parametrize(
    "in_order",
    [
        ["かき", "がき"],  # voiced after unvoiced
        ["はす", "ばす", "ぱす"],
        ["かま", "がま", "かみ"],  # … but only where the syllables are equal
        ["きよう", "きょう"],  # small after large
        ["かつこ", "かっこ", "がつこ"],  # voicing weighs more than size
        ["かーど", "かい"],  # ー is the vowel before it
        ["さあば", "さーば", "さあび"],
        ["つ", "つし", "つしま"],  # what ends earlier comes first
        ["いけだし", "いけだちょう", "いけだまち"],
        ["わ", "を", "ん"],
    ],
)
def test_the_order_of_readings(in_order: list[str]) -> None:
    keys = [sort_key(reading) for reading in in_order]
    assert keys == sorted(set(keys), key=lambda key: key.encode())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ガッコウ", "がっこう"),
        ("ｶﾞｯｺｳ", "がっこう"),
        ("か\u3099っこう", "がっこう"),
        ("きた く", "きたく"),
    ],
)
def test_kinds_of_kana_make_no_difference(one: str, other: str) -> None:
    assert sort_key(one) == sort_key(other)


@given(readings, readings)
def test_different_readings_never_share_a_key(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (one == other)


@given(readings, readings)
def test_voice_marks_and_sizes_decide_last(one: str, other: str) -> None:
    plain_one, plain_other = (sort_key(reading).split(" ")[0] for reading in (one, other))
    if plain_one != plain_other:
        assert (sort_key(one) < sort_key(other)) == (plain_one < plain_other)


@given(st.text(max_size=20))
def test_any_text_has_a_key(text: str) -> None:
    assert sort_key(text).count(" ") >= 2
