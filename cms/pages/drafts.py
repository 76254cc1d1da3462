"""Drafts whose references have gone since: opened without them instead of not at all."""

from collections.abc import Iterator
from typing import Any

from django.db.models import PROTECT, RESTRICT, ForeignKey, Model
from modelcluster.models import get_all_child_relations

GUARDED = (PROTECT, RESTRICT)
"""What modelcluster cannot restore: a published row is guarded, a mere draft is not."""


def without_gone(model: type[Model], content: dict[str, Any]) -> dict[str, Any]:
    """The stored content of a draft, with guarded references to deleted rows taken out.

    A reference that may be empty becomes empty; a child that is nothing without it is left out.
    """
    kept = {**content, **_emptied(model, content)}
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        if name in content:
            kept[name] = list(_children(relation.related_model, content[name]))
    return kept


def _children(model: type[Model], rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        emptied = _emptied(model, row)
        if all(model._meta.get_field(name).null for name in emptied):
            yield {**row, **emptied}


def _emptied(model: type[Model], content: dict[str, Any]) -> dict[str, None]:
    """The guarded references of one row that lead nowhere."""
    return {
        field.name: None
        for field in _guarded(model)
        if (key := content.get(field.name)) is not None
        and not field.related_model._default_manager.filter(pk=key).exists()
    }


def _guarded(model: type[Model]) -> Iterator[Any]:
    for field in model._meta.concrete_fields:
        if isinstance(field, ForeignKey) and field.remote_field.on_delete in GUARDED:
            yield field
