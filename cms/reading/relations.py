"""Related rows, loaded through their own visibility whatever the caller had loaded before."""

import copy
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, cast

from django.db.models import Model, QuerySet
from wagtail.models import Page

from cms.reading.plans import Step, owners_of, plan_for, steps_for
from cms.reading.references import referring_fields
from cms.reading.shapes import Needs
from cms.reading.viewer import Viewer
from cms.reading.visibility import is_visible


def fetch[M: Model](
    model: type[M], keys: Collection[Any], tree: Needs, viewer: Viewer, *, texts: bool = True
) -> dict[Any, M]:
    """The visible ones of these rows by primary key, with what is needed behind them.

    Args:
        model: whose rows are wanted.
        keys: their primary keys.
        tree: the relations that are needed.
        viewer: who reads, and when.
        texts: whether the rows' own rich texts and streams are needed, too.
    """
    plan = plan_for(model, tree, viewer.audience, texts=texts)
    rows = plan.rows(keys, viewer)
    _attach_all(rows, plan.steps, viewer)
    return {row.pk: row for row in rows}


def load(rows: Sequence[Model], tree: Needs, viewer: Viewer) -> None:
    """Forget every cached relation of these rows, then fetch the needed ones narrowed."""
    for row in rows:
        _forget(row)
    if rows:
        _attach_all(rows, steps_for(type(rows[0]), tree, viewer.audience), viewer)


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


def loaded_behind(row: Model, name: str) -> Iterable[Any]:
    """The rows of a to-many relation that a shape needs, as they were loaded.

    The same as `.all()`, for a shape of which a list builds thousands: Django makes a manager and
    copies a queryset at each call, which takes longer than all else that a small shape does.
    """
    loaded: Iterable[Any] | None = getattr(row, "_prefetched_objects_cache", {}).get(name)
    return getattr(row, name).all() if loaded is None else loaded


def related_rows(rows: Sequence[Model], tree: Needs) -> Iterator[Model]:
    """The rows themselves, and what was loaded behind them and refers to anything else."""
    return _related(rows, _referring_part(type(rows[0]), tree) if rows else {})


def _referring_part(model: type[Model], tree: Needs) -> Needs:
    """The branches of a tree that lead to pages, or to rows with references of their own."""
    kept: Needs = {}
    for name, branch in tree.items():
        target: Any = model._meta.get_field(name).related_model
        part = _referring_part(target, branch)
        if part or issubclass(target, Page) or referring_fields(target):
            kept[name] = part
    return kept


def _related(rows: Sequence[Model], tree: Needs) -> Iterator[Model]:
    for row in rows:
        yield row
        for name, branch in tree.items():
            field = row._meta.get_field(name)
            if field.one_to_many or field.many_to_many:
                behind = list(getattr(row, _accessor(field)).all())
            else:
                one = _one(row, field)
                behind = [] if one is None else [one]
            yield from _related(behind, branch)


def _one(row: Model, field: Any) -> Model | None:
    if field.concrete:
        return cast("Model | None", field.get_cached_value(row, default=None))
    return getattr(row, _accessor(field), None)


def _accessor(field: Any) -> str:
    return str(field.name if field.concrete else field.get_accessor_name())


def _forget(row: Model) -> None:
    row._state.fields_cache = {}
    cast("Any", row)._prefetched_objects_cache = {}


def _attach_all(rows: Sequence[Any], steps: Iterable[Step], viewer: Viewer) -> None:
    for step in steps:
        owners = owners_of(rows, step)
        keys = {getattr(owner, step.key) for owner in owners} - {None}
        found = step.plan.rows(keys, viewer)
        if step.field.concrete:
            _attach_targets(owners, found, step)
        else:
            _attach_children(owners, found, step)
        _attach_all(found, step.plan.steps, viewer)


def _attach_targets(owners: list[Any], targets: list[Any], step: Step) -> None:
    """Give each row what it points to; None where that is hidden."""
    by_key = {getattr(target, step.plan.key): target for target in targets}
    for owner in owners:
        step.field.set_cached_value(owner, by_key.get(getattr(owner, step.key)))


def _attach_children(owners: list[Any], children: list[Any], step: Step) -> None:
    """Give each row those that point to it, as if Django had prefetched them."""
    by_key: dict[Any, list[Any]] = {}
    for child in children:
        by_key.setdefault(getattr(child, step.plan.key), []).append(child)
    forward = step.field.remote_field
    nobody = _as_loaded(step.field, [])  # of thousands of owners most have none
    for owner in owners:
        own = by_key.get(getattr(owner, step.key), [])
        for child in own:
            forward.set_cached_value(child, owner)
        if step.field.one_to_one:
            step.field.set_cached_value(owner, own[0] if own else None)
        else:
            _remember(owner, step.field, _as_loaded(step.field, own) if own else nobody)


def _as_loaded(field: Any, children: list[Any]) -> Any:
    rows: Any = QuerySet(field.related_model)
    rows._result_cache = children
    rows._prefetch_done = True
    return rows


def _remember(owner: Any, field: Any, rows: Any) -> None:
    if not hasattr(owner, "_prefetched_objects_cache"):
        owner._prefetched_objects_cache = {}
    owner._prefetched_objects_cache[field.cache_name] = rows
