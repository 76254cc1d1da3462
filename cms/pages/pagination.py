"""Page numbers for a list, as relative addresses that keep the chosen filters."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

from cms.pages.schemas.listings import PageNumber, Pagination

EDGE, AROUND = 1, 2
"""How many numbers stand at either end, and on either side of the current one."""


def pages_of(count: int, per_page: int) -> int:
    """How many pages a list has; an empty one has a page that says so."""
    return max(1, -(-count // per_page))


def pagination(*, number: int, count: int, per_page: int, chosen: Mapping[str, str]) -> Pagination:
    """Where page `number` of a list stands.

    Args:
        number: from 1 on; at most `pages_of(count, per_page)`.
        count: how many records fit the filters in all.
        per_page: how many of them one page shows.
        chosen: the filters of the address; empty ones are left out.
    """
    total = pages_of(count, per_page)
    return Pagination(
        number=number,
        total=total,
        own_url=_url(number, chosen).removesuffix("?"),
        previous_url=_url(number - 1, chosen) if number > 1 else "",
        next_url=_url(number + 1, chosen) if number < total else "",
        numbers=[
            PageNumber(
                number=shown,
                url=_url(shown, chosen) if shown else "",
                is_current=shown == number,
            )
            for shown in _numbers(number, total)
        ]
        if total > 1
        else [],
    )


def _numbers(current: int, total: int) -> Iterator[int | None]:
    last = 0
    for number in range(1, total + 1):
        if number <= EDGE or number > total - EDGE or abs(number - current) <= AROUND:
            if number - last == 2:
                yield number - 1  # a gap of one number is that number
            elif number - last > 2:
                yield None
            yield number
            last = number


def _url(number: int, chosen: Mapping[str, str]) -> str:
    parameters = {name: value for name, value in chosen.items() if value}
    if number > 1:
        parameters["page"] = str(number)
    return "?" + urlencode(parameters)
