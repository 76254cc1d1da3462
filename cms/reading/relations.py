"""Related rows, loaded through their own visibility whatever the caller had loaded before."""

import copy
from collections.abc import Iterator, Sequence
from typing import Any, cast

from django.db.models import Model, Prefetch, QuerySet, prefetch_related_objects

from cms.reading.shapes import Needs
from cms.reading.viewer import Viewer
from cms.reading.visibility import Everyone, Follows, is_visible, rule_of, visible


def load(rows: Sequence[Model], tree: Needs, viewer: Viewer) -> None:
    """Forget every cached relation of these rows, then fetch the needed ones narrowed."""
    for row in rows:
        _forget(row)
    if rows:
        prefetch_related_objects(rows, *_lookups(type(rows[0]), tree, viewer))


def with_needs[M: Model](
    rows: QuerySet[M], tree: Needs, viewer: Viewer, came_by: str | None = None
) -> QuerySet[M]:
    """Narrowed rows with what is needed behind them: joined where it cannot be hidden."""
    joined, behind = _split(rows.model, tree, viewer, came_by)
    rows = rows.select_related(*joined) if joined else rows
    return rows.prefetch_related(*behind)


def in_hand[M: Model](row: M, tree: Needs, viewer: Viewer) -> M:
    """A copy of a draft with its unsaved children, from which hidden relations are gone.

    Wagtail keeps the children of a draft in memory; they are part of the draft, but what they
    point to is read as anybody else would read it.
    """
    draft = copy.copy(row)
    draft._state = copy.copy(row._state)
    children = dict(getattr(row, "_cluster_related_objects", {}))
    cast("Any", draft)._cluster_related_objects = children
    kept = {name: branch for name, branch in tree.items() if name in children}
    for name, branch in kept.items():
        parent = draft._meta.get_field(name).remote_field.name  # type: ignore[union-attr]  # a reverse relation by construction
        own = [copy.copy(child) for child in children[name]]
        own = [child for child in own if is_visible(child, viewer, came_by=parent)]
        for child in own:
            child._state = copy.copy(child._state)
        load(own, branch, viewer)
        children[name] = own
    load([draft], {name: tree[name] for name in tree.keys() - kept.keys()}, viewer)
    return draft


def related_rows(rows: Sequence[Model], tree: Needs) -> Iterator[Model]:
    """The rows themselves and everything that was loaded behind them."""
    for row in rows:
        yield row
        for name, branch in tree.items():
            field = row._meta.get_field(name)
            if field.one_to_many or field.many_to_many:
                behind = list(getattr(row, _accessor(field)).all())
            else:
                one = _one(row, field)
                behind = [] if one is None else [one]
            yield from related_rows(behind, branch)


def _one(row: Model, field: Any) -> Model | None:
    if field.concrete:
        return cast("Model | None", field.get_cached_value(row, default=None))
    return getattr(row, _accessor(field), None)


def _accessor(field: Any) -> str:
    return str(field.name if field.concrete else field.get_accessor_name())


def _forget(row: Model) -> None:
    row._state.fields_cache = {}
    cast("Any", row)._prefetched_objects_cache = {}


def _lookups(
    model: type[Model], tree: Needs, viewer: Viewer, prefix: str = ""
) -> Iterator["Prefetch[Any]"]:
    for name, branch in tree.items():
        field = cast("Any", model._meta.get_field(name))
        came_by = None if field.concrete else field.remote_field.name
        rows = visible(field.related_model, viewer, came_by)
        if ordering := field.related_model._meta.ordering:
            rows = rows.order_by(*ordering, "pk")
        yield Prefetch(prefix + _accessor(field), with_needs(rows, branch, viewer, came_by))


def _split(
    model: type[Model], tree: Needs, viewer: Viewer, came_by: str | None, prefix: str = ""
) -> tuple[list[str], list["Prefetch[Any]"]]:
    """What may be joined, and what must be fetched apart because it may be hidden."""
    joined: list[str] = []
    apart: list[Prefetch[Any]] = []
    for name, branch in tree.items():
        if _is_surely_visible(model, name, came_by):
            target = cast("Any", model._meta.get_field(name)).related_model
            deeper = _split(target, branch, viewer, None, f"{prefix}{name}__")
            joined += [prefix + name, *deeper[0]]
            apart += deeper[1]
        else:
            apart += _lookups(model, {name: branch}, viewer, prefix)
    return joined, apart


def _is_surely_visible(model: type[Model], name: str, came_by: str | None) -> bool:
    """A to-one target that hides nothing, or that the row's own rule has already asked about."""
    field = cast("Any", model._meta.get_field(name))
    if not field.concrete or field.many_to_many or name == came_by:
        return False
    rule = rule_of(model)
    followed = isinstance(rule, Follows) and name in rule.relations
    return followed or isinstance(rule_of(field.related_model), Everyone)
