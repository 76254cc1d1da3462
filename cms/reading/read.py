"""The one gate: rows of any queryset, narrowed to what a viewer may see, in a typed shape."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any, NoReturn

from django.db import connections
from django.db.models import Count, Model, QuerySet, Window
from django.db.models.query import ModelIterable

from cms.reading import relations
from cms.reading.context import ReadContext
from cms.reading.horizon import one_look
from cms.reading.shapes import Needs, needs_of, reads_texts, tells_translations
from cms.reading.viewer import Viewer
from cms.reading.visibility import rule_of

type Shape[M: Model, S] = Callable[[M, ReadContext], S]


class ReadError(TypeError):
    """A queryset that cannot be narrowed safely, or a shape that asked for more than it named."""


@dataclass(frozen=True, slots=True)
class Slice[S]:
    """Some items of a list, and how many the viewer could read in all."""

    items: list[S]
    count: int


def read[M: Model, S](queryset: QuerySet[M], viewer: Viewer, shape: Shape[M, S]) -> list[S]:
    """All rows of a queryset that the viewer may see, in its order, ending in the primary key.

    Whatever the caller joined, prefetched or annotated is used for filtering and ordering only.

    Raises:
        ReadError: the queryset is sliced, combined, deferred or yields no model instances; or the
            shape read a relation that it does not name in `needs`.
        LookupError: a model on the way has no visibility rule.
    """
    with one_look(viewer):
        keys = list(_ordered(_narrowed(queryset, viewer)).values_list("pk", flat=True))
        return _build(queryset.model, keys, viewer, shape)


def read_slice[M: Model, S](
    queryset: QuerySet[M], viewer: Viewer, shape: Shape[M, S], *, offset: int, limit: int
) -> Slice[S]:
    """Like `read`, for `limit` rows from `offset` on, with the count of all.

    Raises:
        ReadError: see `read`.
    """
    with one_look(viewer):
        ordered = _ordered(_narrowed(queryset, viewer))
        rows = ordered.values_list("pk", Window(Count("pk")))
        found = list(rows[offset : offset + limit])
        count = found[0][1] if found else (ordered.count() if offset else 0)
        return Slice(_build(queryset.model, [key for key, _ in found], viewer, shape), count)


def read_one[M: Model, S](queryset: QuerySet[M], viewer: Viewer, shape: Shape[M, S]) -> S | None:
    """The only row of a queryset, or None if the viewer may not see it.

    Raises:
        ReadError: see `read`; also if more than one row is visible.
    """
    with one_look(viewer):
        keys = list(_narrowed(queryset, viewer).order_by().values_list("pk", flat=True)[:2])
        if len(keys) > 1:
            raise ReadError(f"More than one {queryset.model._meta.label} fits.")
        return _first(_build(queryset.model, keys, viewer, shape))


def read_key[M: Model, S](model: type[M], key: Any, viewer: Viewer, shape: Shape[M, S]) -> S | None:
    """The row with a primary key, or None if the viewer may not see it; the quickest way.

    Raises:
        ReadError: the shape read a relation that it does not name in `needs`.
        LookupError: a model on the way has no visibility rule.
    """
    with one_look(viewer):
        return _first(_build(model, [key], viewer, shape))


def read_keys[M: Model, S](
    model: type[M], keys: Sequence[Any], viewer: Viewer, shape: Shape[M, S]
) -> list[S]:
    """The visible ones of the rows with these primary keys, in the order of the keys.

    Raises:
        ReadError: a key repeats, or the shape read a relation that it does not name in `needs`.
        LookupError: a model on the way has no visibility rule.
    """
    with one_look(viewer):
        return _build(model, keys, viewer, shape)


def read_row[M: Model, S](row: M, viewer: Viewer, shape: Shape[M, S]) -> S:
    """The shape of a draft in hand; what it refers to is narrowed, the draft itself is not.

    Raises:
        ReadError: the shape read a relation that it does not name in `needs`.
    """
    tree = needs_of(shape)
    with one_look(viewer):
        draft = relations.in_hand(row, tree, viewer)
        return _from_loaded([draft], tree, viewer, shape, is_draft=True)[0]


def count(queryset: QuerySet[Any], viewer: Viewer) -> int:
    """How many rows of a queryset the viewer may see.

    Raises:
        ReadError: see `read`.
    """
    return _narrowed(queryset, viewer).count()


def counts(queryset: QuerySet[Any], viewer: Viewer, by: str) -> dict[Any, int]:
    """How many rows the viewer may see for each value of one of the model's own fields.

    Raises:
        ReadError: see `read`; also if the field belongs to another model.
    """
    field = queryset.model._meta.get_field(by)
    narrowed = _narrowed(queryset, viewer).order_by().values_list(field.attname)
    return dict(narrowed.annotate(number=Count("pk")))


def _narrowed[M: Model](queryset: QuerySet[M], viewer: Viewer) -> QuerySet[M]:
    query = queryset.query
    if query.is_sliced:
        raise ReadError("Pass offset and limit to read_slice instead of slicing.")
    if query.combinator:
        raise ReadError("A union, intersection or difference cannot be narrowed.")
    if query.deferred_loading[0] or not query.deferred_loading[1]:
        raise ReadError("Deferred fields would query while a shape is built.")
    if queryset._iterable_class is not ModelIterable or query.distinct_fields:
        raise ReadError("Only a plain queryset of model instances can be read.")
    rule = rule_of(queryset.model)
    if rule is None:
        raise LookupError(f"{queryset.model._meta.label} has no visibility rule.")
    return queryset.filter(rule.q(queryset.model, viewer))


def _ordered[M: Model](queryset: QuerySet[M]) -> QuerySet[M]:
    """Every order ends in a unique key, so that no row repeats or is lost between two slices."""
    order = queryset.query.order_by or queryset.model._meta.ordering or ()
    return queryset.order_by(*order, "pk")


def _build[M: Model, S](
    model: type[M], keys: Sequence[Any], viewer: Viewer, shape: Shape[M, S]
) -> list[S]:
    """Fetch wide rows by key: sorting them would cost more than fetching them again."""
    if len(set(keys)) != len(keys):
        raise ReadError("A join repeats rows; filter with Exists instead.")
    tree = needs_of(shape)
    rows = relations.fetch(model, keys, tree, viewer, texts=reads_texts(shape))
    return _from_loaded([rows[key] for key in keys if key in rows], tree, viewer, shape)


def _from_loaded[M: Model, S](
    rows: list[M], tree: Needs, viewer: Viewer, shape: Shape[M, S], *, is_draft: bool = False
) -> list[S]:
    if not rows:
        return []
    translated = rows if tells_translations(shape) else ()
    related = relations.related_rows(rows, tree)
    context = ReadContext(viewer, related, translated=translated, is_draft=is_draft)
    with _without_queries():
        return [shape(row, context) for row in rows]


def _first[S](found: list[S]) -> S | None:
    return found[0] if found else None


@contextmanager
def _without_queries() -> Iterator[None]:
    with ExitStack() as stack:
        for connection in connections.all(initialized_only=True):
            stack.enter_context(connection.execute_wrapper(_refuse))
        yield


def _refuse(execute: Any, sql: str, params: Any, many: Any, context: Any) -> NoReturn:
    raise ReadError(f"A shape may not query; name the relation in its needs. {sql[:200]}")
