"""Model instances from the tuples of a statement, as Django makes them, but prepared once.

Nobody but a shape sees these instances: they are read, never saved. So a related row that many rows
point to is made once for all of them, and `__init__` is passed over where it does nothing for a
row from the database. It is most of the time that Django needs for a list.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Model
from django.db.models.base import ModelState
from django.db.models.query_utils import DeferredAttribute
from django.db.models.signals import post_init, pre_init
from modelcluster.models import ClusterableModel
from wagtail.models.pages import AbstractPage, ShowInMenusMixin

IDLE = frozenset(cls.__init__ for cls in (Model, ClusterableModel, AbstractPage, ShowInMenusMixin))
"""What these do besides setting fields concerns keywords and rows that are not saved yet."""

type Known = dict[tuple[int, Any], Any]
"""Related instances of one run by their place in the statement and their primary key."""


@dataclass(frozen=True, slots=True)
class Related:
    """A joined relation: who makes its instances, and how owner and target learn of each other."""

    maker: "Maker"
    tell_owner: Callable[[Any, Any], None]
    tell_target: Callable[[Any, Any], None]


class Maker:
    """Makes the instances of one model from rows of one compiled SELECT."""

    def __init__(self, described: Any, select: Sequence[Any], database: str) -> None:
        """Prepare everything that is the same for all rows.

        Args:
            described: the compiler's `klass_info` of this model.
            select: the compiler's columns.
            database: the alias that instances are to name.
        """
        columns = described["select_fields"]
        self._model: Any = described["model"]
        self._database = database
        self._slice = slice(columns[0], columns[-1] + 1)
        self._names = [select[column][0].target.attname for column in columns]
        self._key = columns[self._names.index(self._model._meta.pk.attname)]
        self._set = [
            (name, at) for at, name in enumerate(self._names) if _is_set(self._model, name)
        ]
        self._is_plain = _is_plain(self._model)
        self._related = [
            Related(Maker(info, select, database), info["local_setter"], info["remote_setter"])
            for info in described.get("related_klass_infos", [])
        ]

    def make_all(self, rows: Iterable[Sequence[Any]]) -> list[Any]:
        """The instances of all rows, with what is joined to them."""
        known: Known = {}
        return [self._make(row, known) for row in rows]

    def _make(self, row: Sequence[Any], known: Known) -> Any:
        made = self._instance(row[self._slice])
        for related in self._related:
            target = related.maker._once(row, known)
            related.tell_owner(made, target)
            if target is not None:
                related.tell_target(target, made)
        return made

    def _once(self, row: Sequence[Any], known: Known) -> Any:
        key = row[self._key]
        if key is None:
            return None
        place = (self._key, key)
        made = known.get(place)
        if made is None:
            made = known[place] = self._make(row, known)
        return made

    def _instance(self, values: Sequence[Any]) -> Any:
        if not self._is_plain:
            return self._model.from_db(self._database, self._names, values)
        made = self._model.__new__(self._model)
        made._state = state = ModelState()
        state.adding = False
        state.db = self._database
        made.__dict__.update(zip(self._names, values, strict=True))
        for name, at in self._set:
            setattr(made, name, values[at])
        return made


@cache
def _is_plain(model: type[Model]) -> bool:
    """Whether no class, mixin or receiver wants to know of a new instance."""
    own = {vars(cls)["__init__"] for cls in model.__mro__ if "__init__" in vars(cls)}
    return (
        own - {object.__init__} <= IDLE
        and model.from_db.__func__ is Model.from_db.__func__  # type: ignore[attr-defined]  # a class method
        and not pre_init.has_listeners(model)
        and not post_init.has_listeners(model)
    )


def _is_set(model: type[Model], name: str) -> bool:
    """Whether a field does something with its value, as a StreamField does."""
    descriptor: Any = getattr(model, name, None)
    return not isinstance(descriptor, DeferredAttribute) and hasattr(type(descriptor), "__set__")
