"""How rows are fetched by key with what a shape needs behind them; planned once per process.

What surely is visible is joined; whatever may be hidden is fetched apart, through its own rule.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from django.db.models import BigIntegerField, Field, IntegerField, Model
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from cms.reading.horizon import any_viewer, horizon
from cms.reading.shapes import Needs
from cms.reading.statements import AnyOf, Statement
from cms.reading.viewer import Audience, Viewer
from cms.reading.visibility import Everyone, Follows, rule_of, visible

type Frozen = tuple[tuple[str, "Frozen"], ...]
"""Needs as a value that a cache can be asked for."""


@dataclass(frozen=True, slots=True)
class Step:
    """A relation that is fetched apart from its owner's row."""

    path: tuple[str, ...]
    """The joined relations that lead from a fetched row to the owner."""
    field: Any
    plan: "Plan"
    key: str
    """The attribute of the owner whose value tells which rows belong to it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One statement, and the relations behind its rows that need statements of their own."""

    statement: Statement
    key: str
    """The attribute of the rows by which they are asked for."""
    steps: tuple[Step, ...]

    def rows(self, keys: Collection[Any], viewer: Viewer) -> list[Any]:
        """The visible ones of the rows with these keys, nothing apart loaded yet."""
        if not keys:
            return []
        look = horizon(viewer).given(self.statement.names)
        return self.statement.run(look | {"keys": list(keys)})


def plan_for(model: type[Model], tree: Needs, audience: Audience, *, texts: bool = True) -> Plan:
    """How rows of a model are fetched by primary key, with their rich texts and streams or not."""
    return _plan(model, model._meta.pk.attname, _frozen(tree), audience, texts=texts)


def steps_for(model: type[Model], tree: Needs, audience: Audience) -> tuple[Step, ...]:
    """How all that is needed behind rows in hand is fetched."""
    return _steps(model, _frozen(tree), audience)


@cache
def _plan(
    model: type[Model],
    key: str,
    tree: Frozen,
    audience: Audience,
    came_by: str | None = None,
    *,
    texts: bool = True,
) -> Plan:
    joined, steps = _split(model, tree, audience, came_by)
    wanted = AnyOf(key, "keys", _plain(_field(model, key)))
    rows = visible(model, any_viewer(audience), came_by).filter(wanted)
    if came_by is not None:
        rows = rows.order_by(*(model._meta.ordering or ()), "pk")
    if joined:
        rows = rows.select_related(*joined)
    if not texts:
        rows = rows.defer(*_texts(model))
    return Plan(Statement(rows), key, tuple(steps))


@cache
def _steps(model: type[Model], tree: Frozen, audience: Audience) -> tuple[Step, ...]:
    return tuple(_step(model, name, branch, audience, ()) for name, branch in tree)


def _split(
    model: type[Model],
    tree: Frozen,
    audience: Audience,
    came_by: str | None,
    path: tuple[str, ...] = (),
) -> tuple[list[str], list[Step]]:
    """What may be joined, and what must be fetched apart because it may be hidden."""
    joined: list[str] = []
    apart: list[Step] = []
    for name, branch in tree:
        if _is_surely_visible(model, name, came_by):
            here = (*path, name)
            target = _field(model, name).related_model
            names, steps = _split(target, branch, audience, None, here)
            joined += ["__".join(here), *names]
            apart += steps
        else:
            apart.append(_step(model, name, branch, audience, path))
    return joined, apart


def _step(
    model: type[Model], name: str, branch: Frozen, audience: Audience, path: tuple[str, ...]
) -> Step:
    field = _field(model, name)
    if field.many_to_many:
        raise TypeError(f"{model._meta.label}.{name}: name the relation to the table between.")
    if field.concrete:
        target = field.target_field.attname
        plan = _plan(field.related_model, target, branch, audience)
        return Step(path, field, plan, field.attname)
    back = field.remote_field
    # A page that is reached from another is named, not told.
    texts = not issubclass(field.related_model, Page)
    plan = _plan(field.related_model, back.attname, branch, audience, back.name, texts=texts)
    return Step(path, field, plan, back.target_field.attname)


def _is_surely_visible(model: type[Model], name: str, came_by: str | None) -> bool:
    """A to-one target that hides nothing, or that the row's own rule has already asked about."""
    field = _field(model, name)
    if not field.concrete or field.many_to_many or name == came_by:
        return False
    rule = rule_of(model)
    followed = isinstance(rule, Follows) and name in rule.relations
    return followed or isinstance(rule_of(field.related_model), Everyone)


def _texts(model: type[Model]) -> list[str]:
    fields = model._meta.concrete_fields
    return [field.name for field in fields if isinstance(field, (RichTextField, StreamField))]


def _field(model: type[Model], name: str) -> Any:
    return model._meta.get_field(name)


def _plain(field: Any) -> "Field[Any, Any]":
    """A field of the type of a key's values."""
    while field.remote_field:
        field = field.target_field
    return BigIntegerField() if isinstance(field, IntegerField) else cast("Any", field.clone())


def _frozen(tree: Needs) -> Frozen:
    return tuple((name, _frozen(branch)) for name, branch in tree.items())


def owners_of(rows: Sequence[Model], step: Step) -> list[Any]:
    """The rows at the end of a step's path."""
    owners: list[Any] = list(rows)
    for name in step.path:
        owners = [one for row in owners if (one := getattr(row, name)) is not None]
    return owners
