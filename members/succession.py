"""Who stands for a body that was dissolved: its successors, theirs, and so on."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

LINE = """
    WITH RECURSIVE line(id) AS (
        ({keys})
        UNION
        SELECT step.successor_id FROM line
        JOIN members_organization body ON body.id = line.id AND body.dissolved_on <= %s
        JOIN members_succession step ON step.predecessor_id = line.id
    )
    SELECT line.id FROM line JOIN members_organization body ON body.id = line.id
    WHERE body.dissolved_on IS NULL OR body.dissolved_on > %s
"""


def present_keys(keys: QuerySet[Any, Any], day: date) -> RawSQL:
    """The keys of the bodies that stand on a day for those whose keys a query selects.

    Raises:
        EmptyResultSet: the query is known to select nothing.
    """
    sql, values = keys.order_by().query.sql_with_params()
    return RawSQL(LINE.format(keys=sql), [*values, day, day])  # noqa: S611  # compiled by Django


def standing_for[M: Any](row: M, day: date) -> list[M]:
    """The same for a row in hand, without a query: as far as successions are loaded behind it.

    A shape names them in its needs, such as `organization__successions__successor`, once more
    for each further step.
    """
    if row.dissolved_on is None or row.dissolved_on > day or not _knows_successions(row):
        return [row]
    found: dict[int, M] = {}
    for step in row.successions.all():
        found |= {one.pk: one for one in standing_for(step.successor, day)}
    return list(found.values())


def leads_back(row: Any, successors: Iterable[Any]) -> bool:
    """Whether a body would be its own successor, at whatever remove; asks the database."""
    seen: set[int] = set()
    waiting = {one.pk for one in successors}
    while waiting - seen:
        seen |= waiting
        steps = row._meta.get_field("successions").related_model._base_manager
        found = steps.filter(predecessor__in=waiting).values_list("successor", flat=True)
        waiting = set(found)
    return row.pk in seen


def _knows_successions(row: Any) -> bool:
    loaded = {**getattr(row, "_prefetched_objects_cache", {})}
    return "successions" in {*loaded, *getattr(row, "_cluster_related_objects", {})}
