"""Which tables a reader could see, and what kind of change to each of them counts."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model
from modelcluster.fields import ParentalKey
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.settings.models import BaseGenericSetting, BaseSiteSetting
from wagtail.images.models import AbstractRendition
from wagtail.models import (
    BaseViewRestriction,
    Collection,
    DraftStateMixin,
    Locale,
    LockableMixin,
    Page,
    ReferenceIndex,
    RevisionMixin,
    Site,
)

from cms.reading.viewer import Audience
from cms.reading.visibility import rule_of

# What a reader sees depends on these too, though nobody reads them as records.
BEHIND = (
    AbstractRendition,
    BaseGenericSetting,
    BaseSiteSetting,
    BaseViewRestriction,
    Collection,
    Locale,
    Redirect,
    ReferenceIndex,
    Site,
)

# Written when a draft is saved or a page is locked; no visitor can tell.
DRAFTING = frozenset(
    {
        "latest_revision_id",
        "latest_revision_created_at",
        "draft_title",
        "has_unpublished_changes",
        "locked",
        "locked_at",
        "locked_by_id",
    }
)

# A live row disappears from somewhere when one of these changes.
PUBLISHING = ("live", "go_live_at", "expire_at", "path")


@dataclass(frozen=True, slots=True)
class ContentTable:
    """One table that readers could see."""

    name: str
    audiences: tuple[str, ...]
    columns: tuple[str, ...]
    """Columns whose update counts; none means all of them."""
    publishing: tuple[str, ...]
    """Columns that take a row away from readers when they change while it is live."""
    hides_on_insert: bool
    hides_on_update: bool
    hides_on_delete: bool


def content_tables() -> list[ContentTable]:
    """Every table behind a visible model, in the order of their names."""
    audiences: dict[type[Model], set[str]] = {}
    for model in apps.get_models(include_auto_created=True):
        seen = _audiences(model)
        for part in (model, *model._meta.get_parent_list()):
            audiences.setdefault(part, set()).update(seen)
    found = [
        _table(model, tuple(sorted(seen)))
        for model, seen in audiences.items()
        if seen and model._meta.managed and not model._meta.proxy
    ]
    return sorted(found, key=lambda table: table.name)


def _table(model: type[Model], audiences: tuple[str, ...]) -> ContentTable:
    columns = [str(field.column) for field in model._meta.local_concrete_fields]
    # It decides about files only, which are not handed out while the database is away.
    hides = not issubclass(model, ReferenceIndex)
    is_drafted = issubclass(model, (DraftStateMixin, LockableMixin, RevisionMixin))
    publishing = tuple(name for name in PUBLISHING if "live" in columns and name in columns)
    is_part = issubclass(model, Page) or any(
        isinstance(field, ParentalKey) for field in model._meta.local_concrete_fields
    )
    return ContentTable(
        name=model._meta.db_table,
        audiences=audiences,
        columns=tuple(name for name in columns if name not in DRAFTING) if is_drafted else (),
        publishing=publishing,
        hides_on_insert=issubclass(model, BaseViewRestriction),
        hides_on_update=hides and not is_part and not publishing,
        hides_on_delete=hides,
    )


def _audiences(model: type[Model]) -> set[str]:
    seen: set[str] = set()
    for owner in _owners(model):
        rule = rule_of(owner)
        if rule is not None:
            seen |= {str(audience) for audience in getattr(rule, "audiences", Audience)}
        elif issubclass(owner, BEHIND):
            seen |= {str(audience) for audience in Audience}
    return seen


def _owners(model: type[Model]) -> Iterator[type[Model]]:
    """The model itself, or for the table of a many-to-many relation the models at its ends."""
    if model._meta.auto_created:
        for field in model._meta.local_concrete_fields:
            if isinstance(field.related_model, type):
                yield field.related_model
        return
    yield model
