"""What stands around a list on the site: filters that work without JavaScript, and page numbers."""

from typing import Literal

from pydantic import Field

from cms.reading.schemas import Schema


class FilterOption(Schema):
    """One value of a filter."""

    value: str = Field(description="What the form sends; empty for “all”.")
    label: str
    count: int | None = Field(
        description="How many records have it, whatever else is chosen; null where not counted."
    )
    is_selected: bool


class Filter(Schema):
    """One control of the form above a list: a select if it has options, or else an input."""

    name: str = Field(description="Parameter of the address, the same as in the API.")
    label: str
    value: str = Field(description="What is chosen; empty for “all”.")
    options: list[FilterOption] = Field(description="“All” first; empty for an input.")
    input_type: Literal["date", "search"] = Field(
        default="date", description="Type of the input where there are no options."
    )


class PageNumber(Schema):
    """One link of the pagination. A number of null is a gap."""

    number: int | None
    url: str = Field(description="Relative address with the chosen filters, such as `?page=2`.")
    is_current: bool


class Pagination(Schema):
    """Where in the list this page stands."""

    number: int = Field(description="From 1 on.")
    total: int = Field(description="How many pages there are; 1 for an empty list.")
    own_url: str = Field(
        description="This page with the filters that count, without what nobody knows; "
        "empty for the whole list's first page."
    )
    previous_url: str = Field(description="Empty on the first page.")
    next_url: str = Field(description="Empty on the last page.")
    numbers: list[PageNumber] = Field(description="Empty where there is one page only.")


class Download(Schema):
    """The whole list as a file, narrowed by the same filters."""

    label: str = Field(examples=["CSV"])
    url: str = Field(description="Absolute address.")
    media_type: str = Field(examples=["text/csv"])


class Listing[S: Schema](Schema):
    """Some of the records below an index page, with what is needed to find the others."""

    items: list[S]
    count: int = Field(description="How many records fit the filters in all.")
    filters: list[Filter]
    is_filtered: bool = Field(description="Whether any filter narrows the list.")
    pagination: Pagination
    downloads: list[Download] = Field(default=[], description="Empty where there are none.")
