"""Writes the versions of many pages into their rows, in as many statements as one page takes.

Only for a transaction that comes to nothing: no signal is sent, no index of references or of search
follows, and what Wagtail would write beside the content stays as it is.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import ForeignKey, Model
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, TranslatableMixin

from cms.pages.approval.changes import BOOKKEEPING

KEPT = BOOKKEEPING | {"content_type", "id", "locale", "page_ptr", "translation_key"}
"""Fields that say something about the page, whatever its version."""

MOVED = ("live", "expired", "go_live_at", "first_published_at", "last_published_at", "url_path")
"""Fields that publishing sets."""


def let_out(model: Any, contents: dict[int, dict[str, Any]], moment: datetime) -> None:
    """Let the pages of one type be as these versions of them say, and out since a moment.

    Args:
        model: their type.
        contents: by key of the page, as revisions store it.
        moment: from when on they are out.
    """
    rows: dict[int, Any] = model._base_manager.in_bulk(list(contents))
    given = [contents[key] for key in rows]
    _forget_gone(model, given)
    drafts = {
        key: model.from_serializable_data(contents[key], check_fks=False, strict_fks=False)
        for key in rows
    }
    fields = _content_fields(model)
    before = {key: row.url_path for key, row in rows.items()}
    for key, row in rows.items():
        parent = row.url_path.removesuffix(f"{row.slug}/")
        for field in fields:
            setattr(row, field.attname, getattr(drafts[key], field.attname))
        row.url_path = f"{parent}{row.slug}/"
        row.live, row.expired, row.go_live_at = True, False, None
        row.first_published_at = row.first_published_at or moment
        row.last_published_at = moment
    names = {field.name for field in fields}
    model._base_manager.bulk_update(rows.values(), sorted(names.union(MOVED)))
    for key, row in rows.items():
        if row.numchild and row.url_path != before[key]:
            row._update_descendant_url_paths(before[key], row.url_path)
    for relation in _child_relations(model):
        _put(relation, drafts, rows)


def _put(relation: Any, drafts: dict[int, Any], rows: dict[int, Any]) -> None:
    """Let the rows of one kind that belong to pages be those of the drafts."""
    manager: Any = relation.related_model._base_manager
    owner = relation.field
    manager.filter(**{f"{owner.name}__in": list(drafts)})._raw_delete(manager.db)
    children = []
    for key, draft in drafts.items():
        for child in getattr(draft, relation.get_accessor_name()).all():
            setattr(child, owner.attname, key)
            if isinstance(child, TranslatableMixin):
                child.locale_id = rows[key].locale_id  # a new row gets it when it is saved
            children.append(child)
    manager.bulk_create(children)


def _forget_gone(model: type[Model], contents: list[dict[str, Any]]) -> None:
    """Take references out that lead nowhere, and rows that are nothing without theirs."""
    for row, name, _ in _gone(model, contents):
        row[name] = None
    for relation in _child_relations(model):
        accessor = relation.get_accessor_name()
        children = [child for content in contents for child in content.get(accessor, ())]
        lost = set()
        for child, name, may_be_empty in list(_gone(relation.related_model, children)):
            child[name] = None
            if not may_be_empty:
                lost.add(id(child))
        for content in contents:
            if accessor in content:
                content[accessor] = [row for row in content[accessor] if id(row) not in lost]


def _gone(
    model: type[Model], contents: list[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any], str, bool]]:
    for field in _references(model):
        keys = {row[field.name] for row in contents if row.get(field.name) is not None}
        if not keys:
            continue
        there = field.related_model._base_manager.filter(pk__in=keys)
        gone = keys - set(there.values_list("pk", flat=True))
        for row in contents:
            if row.get(field.name) in gone:
                yield row, field.name, field.null


def _references(model: type[Model]) -> Iterator[Any]:
    for field in model._meta.concrete_fields:
        is_own = field.name in KEPT or isinstance(field, ParentalKey)
        if isinstance(field, ForeignKey) and not is_own:
            yield field


def _content_fields(model: type[Model]) -> list[Any]:
    return [
        field
        for field in model._meta.concrete_fields
        if field.name not in KEPT and not field.primary_key and not field.generated
    ]


def _child_relations(model: type[Model]) -> Iterator[Any]:
    for relation in get_all_child_relations(model):
        if relation.get_accessor_name() != COMMENTS_RELATION_NAME:
            yield relation
