"""Controls, page numbers and forgiving addresses, on filters of their own."""

from typing import Annotated

import pytest
from django.http import Http404, QueryDict
from pydantic import Field

from cms.pages.listings import Control, filters, page_number, page_of
from cms.reading.filters import Filters, lenient
from cms.reading.parameters import Whole


class Asked(Filters):
    """Filters of a list that does not exist."""

    kind: Annotated[str | None, Field(pattern="^(town|city)$")] = None
    year: Annotated[Whole | None, Field(ge=1900)] = None

    methods = {"kind": "of_kind", "year": "in_year"}


class Rows:
    """Records which of its methods were called."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, object]] = []

    def of_kind(self, value: str) -> "Rows":
        self.calls.append(("of_kind", value))
        return self

    def in_year(self, value: int) -> "Rows":
        self.calls.append(("in_year", value))
        return self


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("", Asked()),
        ("kind=town&year=2016", Asked(kind="town", year=2016)),
        ("kind=&year=2016", Asked(year=2016)),
        ("kind=hamlet&year=2016", Asked(year=2016)),
        ("kind=town&kind=city", Asked(kind="city")),
        ("utm_source=mail&page=3&year=x", Asked()),
        ("kind=%00", Asked()),
    ],
)
def test_what_is_impossible_counts_as_not_given(query: str, asked: Asked) -> None:
    assert lenient(Asked, QueryDict(query)) == asked


def test_only_what_is_given_narrows() -> None:
    assert Asked(year=2016).narrow(Rows()).calls == [("in_year", 2016)]


def test_controls_show_what_is_chosen() -> None:
    kind, year = filters(
        Asked(kind="town"),
        [Control("kind", "種別", [("town", "町", 3)]), Control("year", "年", input_type="search")],
    )
    assert [(option.value, option.is_selected) for option in kind.options] == [
        ("", False),
        ("town", True),
    ]
    assert (kind.value, year.value, year.options, year.input_type) == ("town", "", [], "search")


@pytest.mark.parametrize("text", ["0", "-1", "x", "１", "1.0", "100000"])
def test_what_is_no_page_is_not_found(text: str) -> None:
    with pytest.raises(Http404):
        page_number(QueryDict(f"page={text}"))


def test_pages_end_with_the_list() -> None:
    assert page_number(QueryDict("")) == 1
    assert page_number(QueryDict("page=2")) == 2
    assert page_of(2, 21, Asked(kind="town")).previous_url == "?kind=town"
    with pytest.raises(Http404):
        page_of(3, 40, Asked())
