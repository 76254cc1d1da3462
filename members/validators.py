"""Checks of single fields, each refusing with a sentence for the editor."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

from members import codes
from members.choices import OrganizationKind


def validate_code(value: str) -> None:
    """Refuse what is no local government code, check digit included."""
    try:
        codes.verify(value)
    except codes.CodeError as error:
        raise ValidationError(str(error), code="invalid") from error


def check_code_of_place(code: str, kind: str, prefecture: Any) -> None:
    """Refuse a code that says another prefecture than the organization lies in, or is."""
    part = codes.prefecture_part(code)
    if kind == OrganizationKind.PREFECTURE and code != codes.prefecture_code(part):
        sentence = "都道府県のコードは、2桁の番号と000と検査数字です。例: 010006"
        raise ValidationError({"code": sentence})
    if prefecture and codes.prefecture_part(prefecture.code) != part:
        sentence = f"最初の2桁が{prefecture.name}の番号と違います。"
        raise ValidationError({"code": sentence})


validate_kana = RegexValidator(
    r"\A[ぁ-ゖー]+\Z",
    "読みはひらがなと長音（ー）だけで、空白を入れずに入力してください。例: いけだちょう",
)
validate_romaji = RegexValidator(
    r"\A[A-Za-z][A-Za-z' -]*\Z",
    "ローマ字は半角の英字とハイフンで入力してください。例: Ikeda-cho",
)
