"""Checks of single fields, each refusing with a sentence for the editor."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

from members import codes


def validate_code(value: str) -> None:
    """Refuse what is no local government code, check digit included."""
    try:
        codes.verify(value)
    except codes.CodeError as error:
        raise ValidationError(str(error), code="invalid") from error


validate_kana = RegexValidator(
    r"\A[ぁ-ゖー]+\Z",
    "読みはひらがなと長音（ー）だけで、空白を入れずに入力してください。例: いけだちょう",
)
validate_romaji = RegexValidator(
    r"\A[A-Za-z][A-Za-z' -]*\Z",
    "ローマ字は半角の英字とハイフンで入力してください。例: Ikeda-cho",
)
