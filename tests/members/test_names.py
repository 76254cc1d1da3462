import unicodedata

import pytest
from hypothesis import given, strategies as st

from members.names import name_key, search_keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("龍ケ崎市", "龍ヶ崎市"),
        ("関ヶ原町", "関ケ原町"),
        ("茅ケ崎市", "茅ヶ崎市"),
        ("関ｹ原町", "関ケ原町"),
        ("ツガル市", "つがる市"),
        ("つか\u3099る市", "つがる市"),
        ("上の国町", "上ノ国町"),
        ("髙﨑市", "高崎市"),
        ("葛\U000e0101飾区", "葛飾区"),
        ("池田　町", "池田町"),
        ("㈱架空", "(株)架空"),
        ("ＫＡＫＵ", "kaku"),
        ("Ōsaka", "osaka"),
        ("２－３－１", "2-3-1"),
        ("2ー3ー1", "2-3-1"),
        ("池\x00田町", "池田町"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("関原町", "関ケ原町"),
        ("鹿島市", "鹿嶋市"),
        ("商工センター", "商工センタ-"),
        ("八重洲", "8重洲"),
        ("二丁目3番1号", "2丁目3番1号"),
        ("はま", "ばま"),
        ("梼原町", "檮原町"),  # the alias table's part
        ("ニュー", "二ュー"),
    ],
)
def test_different_names_keep_different_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@given(st.text(max_size=50))
def test_a_key_is_its_own_key(text: str) -> None:
    key = name_key(text)
    assert name_key(key) == key
    assert not any(character.isspace() or character == "\x00" for character in key)


@given(st.text("あかがパぱー㍿ｶﾞ漢髙Ōß１", max_size=12))
def test_composed_and_decomposed_text_share_a_key(text: str) -> None:
    assert name_key(unicodedata.normalize("NFD", text)) == name_key(text)


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("福井県池田町", ["福井県", "池田町"]),
        ("北海道　池田町\n", ["北海道", "池田町"]),
        ("神奈川県", ["神奈川県"]),
        ("京都市", ["京都市"]),
        ("北海道", ["北海道"]),
        ("１３１０９１", ["131091"]),
        ("%", []),
        ('_ ・ \\ " *', []),
        (" \t\u3000\n", []),
    ],
)
def test_queries_fall_into_words(query: str, keys: list[str]) -> None:
    assert search_keys(query) == keys
