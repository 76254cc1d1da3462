"""The controls above a list, as schemas, and the page of it that an address asks for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from django.http import Http404, QueryDict

from cms.pages.pagination import pages_of, pagination
from cms.pages.schemas.listings import Filter, FilterOption, Pagination
from cms.reading.filters import Filters

PAGE_SIZE = 20

type Option = tuple[str, str, int | None]
"""Value, label, and how many records have it where that was counted."""


@dataclass(frozen=True, slots=True)
class Control:
    """One control of the form: a select, or an input where there are no options."""

    name: str
    label: str
    options: Sequence[Option] | None = None
    input_type: Literal["date", "search"] = "date"


def filters(chosen: Filters, controls: Iterable[Control]) -> list[Filter]:
    """The controls with what is chosen in them."""
    values = chosen_values(chosen)
    return [_filter(control, values.get(control.name, "")) for control in controls]


def page_number(query: QueryDict) -> int:
    """The page asked for.

    Raises:
        Http404: there never was such a page.
    """
    text = query.get("page") or "1"
    if not (text.isascii() and text.isdigit() and len(text) < 6 and int(text)):
        raise Http404
    return int(text)


def page_of(number: int, count: int, chosen: Filters, *, per_page: int = PAGE_SIZE) -> Pagination:
    """Where a page of a list stands.

    Raises:
        Http404: the list is not that long.
    """
    if number > pages_of(count, per_page):
        raise Http404
    return pagination(number=number, count=count, per_page=per_page, chosen=chosen_values(chosen))


def chosen_values(chosen: Filters) -> dict[str, str]:
    """What an address says of the filters that are chosen."""
    given = chosen.model_dump(by_alias=True, exclude_none=True, mode="json")
    return {name: _as_written(value) for name, value in given.items()}


def _as_written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _filter(control: Control, value: str) -> Filter:
    options = [] if control.options is None else [("", "すべて", None), *control.options]
    return Filter(
        name=control.name,
        label=control.label,
        value=value,
        options=[
            FilterOption(value=code, label=label, count=count, is_selected=code == value)
            for code, label, count in options
        ],
        input_type=control.input_type,
    )
