"""Related rows, loaded through their own visibility whatever the caller had loaded before."""

import copy
from collections.abc import Iterator, Sequence
from typing import Any, cast

from django.db.models import Model, Prefetch, QuerySet, prefetch_related_objects

from cms.reading.shapes import Needs
from cms.reading.viewer import Viewer
from cms.reading.visibility import Follows, is_visible, rule_of, visible


def load(rows: Sequence[Model], tree: Needs, viewer: Viewer) -> None:
    """Forget every cached relation of these rows, then fetch the needed ones narrowed."""
    for row in rows:
        _forget(row)
    if rows:
        prefetch_related_objects(rows, *_lookups(type(rows[0]), tree, viewer))


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
        rows, behind = _join(rows, branch, viewer, came_by)
        yield Prefetch(prefix + _accessor(field), rows.prefetch_related(*behind))


def _join(
    rows: QuerySet[Any], tree: Needs, viewer: Viewer, came_by: str | None
) -> tuple[QuerySet[Any], list["Prefetch[Any]"]]:
    """Join what the rule of these rows has already found visible; fetch the rest apart."""
    rule = rule_of(rows.model)
    joined = [
        name
        for name in tree
        if isinstance(rule, Follows) and name in rule.relations and name != came_by
    ]
    apart = {name: branch for name, branch in tree.items() if name not in joined}
    behind = list(_lookups(rows.model, apart, viewer))
    for name in joined:
        target = cast("Any", rows.model._meta.get_field(name)).related_model
        behind += _lookups(target, tree[name], viewer, prefix=f"{name}__")
    return (rows.select_related(*joined) if joined else rows), behind
