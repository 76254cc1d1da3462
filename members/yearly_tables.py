"""A fiscal year of the wards: what each did with whom, and what it was granted."""

from collections.abc import Iterator, Sequence

from cms.pages.dates.years import fiscal_year_name
from members.choices import CollaborationRole
from members.schemas.collaborations import (
    CollaborationSummary,
    SubsidyRow,
    WardRows,
    WardTotal,
    YearlyTables,
)


def yearly_tables(
    year: int, items: Sequence[CollaborationSummary], order: dict[str, int]
) -> YearlyTables:
    """The tables of a year.

    Args:
        year: named after its April.
        items: collaborations in that year, and those with a subsidy of it.
        order: the place of each ward by its name, as readings go.
    """
    subsidies = sorted(_subsidies(year, items), key=lambda row: order.get(row.ward, len(order)))
    totals: dict[str, int] = {}
    for row in subsidies:
        totals[row.ward] = totals.get(row.ward, 0) + row.amount
    return YearlyTables(
        fiscal_year=year,
        label=fiscal_year_name(year),
        wards=_by_ward(items, order),
        subsidies=subsidies,
        totals=[WardTotal(ward=ward, amount=amount) for ward, amount in totals.items()],
        total=sum(totals.values()),
    )


def _by_ward(items: Sequence[CollaborationSummary], order: dict[str, int]) -> list[WardRows]:
    groups: dict[str, list[CollaborationSummary]] = {}
    for item in items:
        wards = [party.name for party in item.parties if party.role.value == CollaborationRole.WARD]
        for ward in dict.fromkeys(wards or [""]):
            groups.setdefault(ward, []).append(item)
    names = sorted(groups, key=lambda name: (not name, order.get(name, len(order)), name))
    return [WardRows(ward=name, items=groups[name]) for name in names]


def _subsidies(year: int, items: Sequence[CollaborationSummary]) -> Iterator[SubsidyRow]:
    for item in items:
        for subsidy in item.subsidies:
            if subsidy.fiscal_year == year:
                yield SubsidyRow(
                    ward=subsidy.ward,
                    title=item.title,
                    html_url=item.meta.html_url,
                    amount=subsidy.amount,
                    note=subsidy.note,
                )
