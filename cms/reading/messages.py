"""Pydantic's complaints as stable codes and plain Japanese sentences."""

from collections.abc import Iterable, Iterator
from typing import Any

# By Pydantic's type of error: the code for programs, and the sentence after the parameter's name.
MESSAGES: dict[str, tuple[str, str]] = {
    "missing": ("required", "を指定してください。"),
    "extra_forbidden": ("unknown_parameter", "という項目はありません。"),
    "int_type": ("not_an_integer", "は整数で指定してください。"),
    "int_parsing": ("not_an_integer", "は整数で指定してください。"),
    "int_parsing_size": ("out_of_range", "の値が大きすぎます。"),
    "int_from_float": ("not_an_integer", "は整数で指定してください。"),
    "float_parsing": ("not_a_number", "は数で指定してください。"),
    "bool_parsing": ("not_a_boolean", "は true か false で指定してください。"),
    "bool_type": ("not_a_boolean", "は true か false で指定してください。"),
    "greater_than_equal": ("out_of_range", "は {ge} 以上で指定してください。"),
    "greater_than": ("out_of_range", "は {gt} より大きい値で指定してください。"),
    "less_than_equal": ("out_of_range", "は {le} 以下で指定してください。"),
    "less_than": ("out_of_range", "は {lt} より小さい値で指定してください。"),
    "literal_error": ("unknown_value", "は次のいずれかで指定してください: {expected}"),
    "enum": ("unknown_value", "は次のいずれかで指定してください: {expected}"),
    "string_too_long": ("too_long", "は {max_length} 文字以内で指定してください。"),
    "string_too_short": ("too_short", "は {min_length} 文字以上で指定してください。"),
    "string_pattern_mismatch": ("invalid_format", "の書き方が正しくありません。"),
    "string_type": ("not_a_text", "は文字で指定してください。"),
    "string_unicode": ("invalid_characters", "に使えない文字が含まれています。"),
    "too_long": ("too_many", "は {max_length} 個以内で指定してください。"),
    "not_a_date": (
        "not_a_date",
        "は実在する日付を年-月-日の形で指定してください。例: 2016-04-26",
    ),
    "unknown_parameter": ("unknown_parameter", "という項目はありません。"),
    "repeated_parameter": ("repeated_parameter", "は一度だけ指定してください。"),
    "empty_parameter": ("empty_parameter", "の値が空です。使わない項目は書かないでください。"),
    "invalid_characters": ("invalid_characters", "に使えない文字が含まれています。"),
}
FALLBACK = ("invalid_value", "の値が正しくありません。")


def errors_of(errors: Iterable[Any]) -> Iterator[dict[str, str]]:
    """The parts of a problem's `errors`, from what Pydantic or Ninja found."""
    for error in errors:
        context = error.get("ctx", {})
        name = str(context.get("parameter") or _name(error["loc"]))
        if error["type"] == "value_error":  # a validator of our own, which brings its sentence
            message = str(error["msg"]).removeprefix("Value error, ")
            yield {"parameter": name, "code": "invalid_value", "message": message}
        else:
            yield error_of(name, error["type"], context)


def error_of(name: str, kind: str, context: dict[str, Any] | None = None) -> dict[str, str]:
    """One part of a problem's `errors`."""
    code, sentence = MESSAGES.get(kind, FALLBACK)
    return {
        "parameter": name,
        "code": code,
        "message": f"「{name}」{sentence.format_map(context or {})}",
    }


def _name(location: Iterable[Any]) -> str:
    """The last name on the way to the value; a position in a list belongs to the name before it."""
    names = [part for part in location if isinstance(part, str)]
    return names[-1] if names else ""
