"""全国地方公共団体コード: five digits and a check digit.

The rule is the Ministry of Internal Affairs' own; the first two digits name the prefecture.
https://www.soumu.go.jp/denshijiti/code.html
"""

WEIGHTS = (6, 5, 4, 3, 2)
LENGTH = 6


class CodeError(ValueError):
    """A code that is none, with a sentence for whoever typed it."""


def check_digit(five_digits: str) -> str:
    """The sixth digit of a code whose first five are given.

    Raises:
        CodeError: these are not five ASCII digits.
    """
    if len(five_digits) != LENGTH - 1 or not _is_digits(five_digits):
        raise CodeError("検査数字は5桁の数字から計算します。")
    total = sum(int(digit) * weight for digit, weight in zip(five_digits, WEIGHTS, strict=True))
    return str((11 - total % 11) % 10)


def verify(code: str) -> str:
    """The code itself, if it is one.

    Raises:
        CodeError: too short, too long, not all digits, or another check digit.
    """
    if not _is_digits(code):
        raise CodeError("団体コードは半角の数字6桁で入力してください。数字でない文字があります。")
    if len(code) != LENGTH:
        amount = "足りません" if len(code) < LENGTH else "多すぎます"
        raise CodeError(f"団体コードは6桁です。{len(code)}桁では{amount}。")
    expected = check_digit(code[:-1])
    if code[-1] != expected:
        raise CodeError(
            f"団体コードの最後の数字（検査数字）が合いません。{code[:-1]}に続く数字は{expected}です。"
        )
    return code


def prefecture_part(code: str) -> str:
    """The two digits that name the prefecture, such as 13 for 東京都."""
    return code[:2]


def prefecture_code(two_digits: str) -> str:
    """The six-digit code of a prefecture that is named by two digits.

    Raises:
        CodeError: these are not two ASCII digits.
    """
    five_digits = f"{two_digits}000"
    return five_digits + check_digit(five_digits)


def _is_digits(text: str) -> bool:
    return bool(text) and text.isascii() and text.isdigit()
