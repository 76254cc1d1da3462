"""What it costs to take the whole register of municipalities in from a workbook.

The limit is what any way must do: read the same workbook, and write the same rows at once without
looking at them.
"""

import io
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import python_calamine
from django.contrib.auth import get_user_model
from django.db import connection, transaction

from cms.tables.exports.files import as_xlsx
from cms.tables.exports.rows import lines_for_editors
from cms.tables.imports.running import Pass, digest_of
from cms.tables.intake.opening import read_table
from cms.tables.models import Outcome
from members.choices import MUNICIPALITIES, OrganizationKind
from members.models import Organization
from members.services.organizations import organizations_load
from members.services.register_files import register_rows
from members.tables.organizations import ORGANIZATIONS
from tests.benchmarks.aims import Limit

TRACED = 200
"""Rows of which memory is measured where each is written by itself."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one way, per row of the table."""

    milliseconds: float
    kilobytes: float


@dataclass(frozen=True, slots=True)
class TableCosts:
    """Of taking every municipality in, and of finding that all are there."""

    rows: int
    limit: Cost
    new: Cost
    known: Cost


def measure() -> TableCosts:
    """Measure in transactions that are rolled back; nothing stays. Seconds are those of our CPU."""
    whole, some = _municipalities(), _municipalities(TRACED)
    return TableCosts(
        rows=_rows(whole),
        limit=_cost(_at_once, whole, whole, empty=True),
        new=_cost(_import_new, whole, some, empty=True),
        known=_cost(_import_known, whole, whole, empty=False),
    )


def as_facts(costs: TableCosts) -> list[str]:
    """The sentences of the report."""
    ways = (
        ("the limit (calamine and one `bulk_create`)", costs.limit),
        ("every row new (a dry run; a commit does the same once more)", costs.new),
        ("every row known and unchanged", costs.known),
    )
    told = "; ".join(
        f"{way}: {cost.milliseconds:.2f} ms and {cost.kilobytes:.1f} kB a row" for way, cost in ways
    )
    return [f"A workbook of {costs.rows:,} × {len(ORGANIZATIONS.written)} cells taken in: {told}."]


def limits(costs: TableCosts) -> list[Limit]:
    """What holds on any machine, since the limit is measured in the same minute."""
    return [
        Limit("A row that is new, times the limit", round(_times(costs.new, costs.limit)), 200),
        Limit("A row that is known, times the limit", round(_times(costs.known, costs.limit)), 15),
        Limit("Memory of a row that is new", round(costs.new.kilobytes), 80, " kB"),
    ]


def _times(cost: Cost, limit: Cost) -> float:
    return cost.milliseconds / limit.milliseconds


def _municipalities(most: int | None = None) -> bytes:
    """A workbook of the municipalities."""
    lines = [line for line in lines_for_editors(ORGANIZATIONS) if line[1] in MUNICIPALITIES]
    return as_xlsx(ORGANIZATIONS, lines[:most]).content


def _cost(run: Callable[[bytes], object], timed: bytes, traced: bytes, *, empty: bool) -> Cost:
    """Time of one workbook, then memory of another, since the tracer slows everything down."""
    seconds = _rolled_back(lambda: run(timed), empty=empty)
    tracemalloc.start()
    _rolled_back(lambda: run(traced), empty=empty)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return Cost(seconds / _rows(timed) * 1000, most / _rows(traced) / 1024)


def _rows(content: bytes) -> int:
    return len(read_table(content).rows)


def _rolled_back(run: Callable[[], object], *, empty: bool) -> float:
    with transaction.atomic():
        if empty:
            _leave_only_prefectures()
        began = time.process_time()
        run()
        spent = time.process_time() - began
        transaction.set_rollback(True)
    return spent


def _leave_only_prefectures() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {Organization._meta.db_table} CASCADE")
    above = [row for row in register_rows() if row.kind == OrganizationKind.PREFECTURE]
    organizations_load(rows=above)


def _import_new(content: bytes) -> None:
    _import(content, Outcome.CREATED)


def _import_known(content: bytes) -> None:
    _import(content, Outcome.LEFT)


def _import(content: bytes, expected: Outcome) -> None:
    person = get_user_model().objects.filter(is_superuser=True).first()
    running: Pass[Any] = Pass(ORGANIZATIONS, read_table(content), person, locks=True)
    results = running.results()
    digest_of(results)
    outcomes = {result.outcome for result in results}
    if outcomes != {expected}:
        raise RuntimeError(f"{outcomes}, not {expected}.")


def _at_once(content: bytes) -> None:
    """The same rows without a question asked."""
    workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    head, *lines = workbook.get_sheet_by_index(0).to_python()
    names = {column.heading: column.name for column in ORGANIZATIONS.columns}
    fields = [names[str(heading)] for heading in head]
    prefectures = {row.name: row for row in Organization.objects.prefectures()}
    kinds = {kind.label: kind.value for kind in OrganizationKind}
    made = []
    for line in lines:
        given: dict[str, Any] = dict(zip(fields, line, strict=True))
        row = Organization(
            locale_id=next(iter(prefectures.values())).locale_id,
            prefecture=prefectures[given["prefecture"]],
            kind=kinds[given["kind"]],
            is_designated=given["is_designated"] == "はい",
            latitude=given["latitude"],
            longitude=given["longitude"],
            **{name: given[name] for name in ("code", "name", "kana", "romaji", "county", "slug")},
        )
        row.derive()
        made.append(row)
    Organization.objects.bulk_create(made, batch_size=500)
