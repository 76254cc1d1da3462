"""Query parameters: declared, published with their limits, refused by name when wrong."""

import re
from collections.abc import Callable, Collection, Iterator
from datetime import date
from functools import wraps
from typing import Annotated, Any, Literal, NoReturn, Self

from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from ninja import Path
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from cms.reading.messages import error_of, errors_of
from cms.reading.problems import ProblemError, Refused

LONGEST = 200  # characters of a free text
# NUL, which PostgreSQL refuses, other control characters, halves of a character, and what Django
# puts in place of bytes that are no UTF-8.
BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffd]")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
INTEGER = re.compile(r"-?[0-9]{1,18}")


def _date(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return date.fromisoformat(value) if DATE.fullmatch(value) else _refuse("not_a_date")
    except ValueError:
        return _refuse("not_a_date")


def _integer(value: Any) -> Any:
    if isinstance(value, str) and not INTEGER.fullmatch(value):
        is_huge = value.removeprefix("-").isascii() and value.removeprefix("-").isdigit()
        _refuse("int_parsing_size" if is_huge else "int_parsing")
    return value


def _boolean(value: Any) -> Any:
    if isinstance(value, str) and value not in {"true", "false"}:
        _refuse("bool_parsing")
    return value


def _refuse(
    kind: Literal["not_a_date", "int_parsing", "int_parsing_size", "bool_parsing"],
) -> NoReturn:
    raise PydanticCustomError(kind, kind)


# Plain names, since Ninja does not look through a `type` statement.
Day = Annotated[date, BeforeValidator(_date)]
Whole = Annotated[int, BeforeValidator(_integer)]
Flag = Annotated[bool, BeforeValidator(_boolean)]
Text = Annotated[str, Field(max_length=LONGEST)]
Key = Annotated[int, Path(ge=1, le=2**63 - 1, description="The record's id.")]
"""The id of a record in a path."""


class Parameters(BaseModel):
    """The base of every operation's query parameters; whatever it does not name is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    @classmethod
    def names(cls) -> frozenset[str]:
        """The parameters by the names that stand in an address."""
        return frozenset(field.alias or name for name, field in cls.model_fields.items())


class SliceParameters(Parameters):
    """Which part of a list is asked for."""

    limit: Annotated[Whole, Field(ge=1, le=100, description="How many at most.")] = 20
    offset: Annotated[Whole, Field(ge=0, le=10_000, description="How many to leave out first.")] = 0


class PeriodParameters(Parameters):
    """From one day to another, both included, in Japan."""

    from_: Annotated[
        Day | None, Field(alias="from", description="First day, such as 2016-04-26.")
    ] = None
    to: Annotated[Day | None, Field(description="Last day, such as 2016-05-01.")] = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.from_ is not None and self.to is not None and self.from_ > self.to:
            raise PydanticCustomError(
                "value_error",
                "「to」には「from」と同じ日か、それより後の日を指定してください。",
                {"parameter": "to"},
            )
        return self


def parse[P: Parameters](model: type[P], query: QueryDict) -> P:
    """The parameters of a query string, for HTML and JSON alike.

    Raises:
        Refused: naming each parameter that is unknown, empty, repeated or impossible.
    """
    names = {field.alias or name: _is_list(field) for name, field in model.model_fields.items()}
    check(query, names, {name for name, is_list in names.items() if is_list})
    values = {name: query.getlist(name) if names[name] else query[name] for name in query}
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise Refused(
            ProblemError(**part) for part in errors_of(error.errors(include_url=False))
        ) from error


def check(query: QueryDict, names: Collection[str], lists: Collection[str] = ()) -> None:
    """Refuse what no declaration would: unknown, empty and repeated parameters, bad characters.

    Raises:
        Refused: naming each of them.
    """
    errors = [ProblemError(**error_of(name, kind)) for name, kind in _wrong(query, names, lists)]
    if errors:
        raise Refused(errors)


def strict(run: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let an operation refuse query parameters that it has not declared; Ninja ignores them."""
    operation: Any = run.__self__  # type: ignore[attr-defined]  # Ninja decorates a bound method
    names: set[str] = set()
    lists: set[str] = set()
    for model in operation.models:
        if model.__ninja_param_source__ == "query":
            names |= set(model.__ninja_flatten_map__)
            lists |= set(model.__ninja_collection_fields__)

    @wraps(run)
    def checked(request: HttpRequest, **path: Any) -> HttpResponseBase:
        try:
            check(request.GET, names, lists)
        except Refused as refused:
            response: HttpResponseBase = operation.api.on_exception(request, refused)
            return response
        return run(request, **path)

    return checked


def _wrong(
    query: QueryDict, names: Collection[str], lists: Collection[str]
) -> Iterator[tuple[str, str]]:
    for name, values in query.lists():
        if name not in names:
            yield BAD.sub("?", name)[:50], "unknown_parameter"
        elif any(BAD.search(value) for value in values):
            yield name, "invalid_characters"
        elif not all(value.strip() for value in values):
            yield name, "empty_parameter"
        elif len(values) > 1 and name not in lists:
            yield name, "repeated_parameter"


def _is_list(field: Any) -> bool:
    return "list[" in str(field.annotation)
