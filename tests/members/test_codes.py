import pytest
from hypothesis import given, strategies as st

from members.codes import CodeError, check_digit, prefecture_code, prefecture_part, verify

five_digits = st.text("0123456789", min_size=5, max_size=5)


@pytest.mark.parametrize(
    "code", ["011002", "011011", "010006", "012050", "012131", "221309", "138991"]
)
def test_codes_at_the_edges_of_the_rule_are_right(code: str) -> None:
    """DATE-4: sums of 9 and 11, remainders 1 and 0, a fictional association."""
    assert verify(code) == code


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("011010", "検査数字"),
        ("011003", "続く数字は2です"),
        ("12345", "5桁では足りません"),
        ("0110020", "7桁では多すぎます"),
        ("01100Ｘ", "数字でない文字"),
        ("０１１００２", "数字でない文字"),
        ("01100²", "数字でない文字"),
        ("", "数字"),
        ("011002\n", "数字でない文字"),
    ],
)
def test_wrong_codes_are_refused_each_with_its_sentence(code: str, sentence: str) -> None:
    with pytest.raises(CodeError, match=sentence):
        verify(code)


@given(five_digits)
def test_exactly_one_sixth_digit_is_right(start: str) -> None:
    right = []
    for digit in "0123456789":
        try:
            right.append(verify(start + digit))
        except CodeError:
            continue
    assert right == [start + check_digit(start)]


@given(five_digits, st.integers(0, 4), st.integers(1, 9))
def test_a_mistyped_digit_is_noticed_where_the_rule_can(start: str, place: int, shift: int) -> None:
    """Eleven remainders on ten digits: only 0 and 10 share one, so only that pair slips through."""
    digit = str((int(start[place]) + shift) % 10)
    typed = start[:place] + digit + start[place + 1 :]
    remainders = {_remainder(start), _remainder(typed)}
    assert (check_digit(start) == check_digit(typed)) == (remainders == {0, 10})


def _remainder(five: str) -> int:
    a, b, c, d, e = (int(digit) for digit in five)
    return (6 * a + 5 * b + 4 * c + 3 * d + 2 * e) % 11


@given(st.integers(1, 47))
def test_prefectures_have_a_code_of_their_own(number: int) -> None:
    two_digits = f"{number:02}"
    code = prefecture_code(two_digits)
    assert verify(code) == code
    assert (prefecture_part(code), code[2:5]) == (two_digits, "000")


@pytest.mark.parametrize("start", ["1234", "123456", "1234a", "１２３４５"])
def test_a_check_digit_needs_five_digits(start: str) -> None:
    with pytest.raises(CodeError):
        check_digit(start)
