"""Visibility rules: which rows a viewer may read.

Each rule stands twice, as `q` for queries and as `holds` for a row in hand, side by side as in
Wagtail's own `query.py`. A model says `visibility = SomeRule()`; models that are not ours, such as
Wagtail's Page and Locale, are named by `register`.
"""

from abc import ABC, abstractmethod
from typing import Any

from django.db.models import BooleanField, Exists, F, Func, Model, OuterRef, Q, QuerySet
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    Page,
    Site,
)

from cms.reading.horizon import PageIsSeen, horizon, is_open, restrictions
from cms.reading.viewer import Audience, Viewer


class Rule(ABC):
    """Says which rows of one model a viewer may read."""

    @abstractmethod
    def q(self, model: type[Model], viewer: Viewer, came_by: str | None = None) -> Q:
        """The rule as a condition on the model's own table.

        Args:
            model: the model whose rows are asked for.
            viewer: who reads, and when.
            came_by: the forward relation by which a reader that has already checked its far end
                reached these rows; a rule that follows that relation need not ask again.
        """

    @abstractmethod
    def holds(self, row: Any, viewer: Viewer, came_by: str | None = None) -> bool:
        """The same rule for one row in hand; it may query the database."""


class Everyone(Rule):
    """Rows that hide nothing: registers of public facts, locales."""

    def q(self, model: type[Model], viewer: Viewer, came_by: str | None = None) -> Q:
        return Q()

    def holds(self, row: Any, viewer: Viewer, came_by: str | None = None) -> bool:
        return True


class Follows(Rule):
    """Rows that are visible while all that they point to is; a null pointer hides nothing."""

    def __init__(self, *relations: str) -> None:
        self.relations = relations

    def q(self, model: type[Model], viewer: Viewer, came_by: str | None = None) -> Q:
        condition = Q()
        for field in self._fields(model, came_by):
            if isinstance(rule_of(field.related_model), Everyone):
                continue
            seen = visible(field.related_model, viewer)
            condition &= Q(**{f"{field.name}__isnull": True}) | Q(
                **{f"{field.name}__in": seen.values("pk")}
            )
        return condition

    def holds(self, row: Any, viewer: Viewer, came_by: str | None = None) -> bool:
        return all(
            key is None or visible(field.related_model, viewer).filter(pk=key).exists()
            for field in self._fields(type(row), came_by)
            for key in [getattr(row, field.attname)]
        )

    def _fields(self, model: type[Model], came_by: str | None) -> list[Any]:
        return [model._meta.get_field(name) for name in self.relations if name != came_by]


class PageRule(Rule):
    """Wagtail pages: live, within go-live and expiry, in no hidden or closed section, below a site.

    The clock decides, not a scheduler. An alias is as visible as its source, through both chains of
    ancestors. A section that asks for a sign-in is for members; one with a password or groups is
    for nobody on this path.
    """

    def q(self, model: type[Model], viewer: Viewer, came_by: str | None = None) -> Q:
        return Q(PageIsSeen(viewer, horizon(viewer)))

    def holds(self, row: Page, viewer: Viewer, came_by: str | None = None) -> bool:
        line = row.get_ancestors(inclusive=True)
        keys = line.values("translation_key")
        return (
            all(is_open(page, viewer) for page in [row, *row.get_ancestors()])
            and not restrictions(viewer).filter(page__in=line).exists()
            and Site.objects.filter(root_page__translation_key__in=keys).exists()
            and (row.alias_of is None or self.holds(row.alias_of, viewer))
        )


class CollectionRule(Rule):
    """Images and documents outside collections that ask for a sign-in, a password or a group."""

    def q(self, model: type[Model], viewer: Viewer, came_by: str | None = None) -> Q:
        closed = self._closed(viewer)
        shut = Collection.objects.filter(
            Exists(closed.filter(_is_prefix("collection__path"))), pk=OuterRef("collection_id")
        )
        return Q(~Exists(shut))

    def holds(self, row: Any, viewer: Viewer, came_by: str | None = None) -> bool:
        above = row.collection.get_ancestors(inclusive=True)
        return not self._closed(viewer).filter(collection__in=above).exists()

    @staticmethod
    def _closed(viewer: Viewer) -> Any:
        found = CollectionViewRestriction.objects.all()
        if viewer.audience is Audience.MEMBER:
            return found.exclude(restriction_type=CollectionViewRestriction.LOGIN)
        return found


def _is_prefix(path: str) -> Func:
    """Whether the tree path of this row begins the outer row's, as a condition on a subquery."""
    return Func(OuterRef("path"), F(path), function="starts_with", output_field=BooleanField())


_foreign: dict[type[Model], Rule] = {Page: PageRule(), Locale: Everyone()}


def register(model: type[Model], rule: Rule) -> None:
    """Give a rule to a model that is not ours."""
    _foreign[model] = rule


def rule_of(model: type[Model]) -> Rule | None:
    """The visibility rule of a model, or None if nobody has decided about it."""
    own: Rule | None = getattr(model, "visibility", None)
    if own is not None:
        return own
    return next((rule for known, rule in _foreign.items() if issubclass(model, known)), None)


def visible[M: Model](model: type[M], viewer: Viewer, came_by: str | None = None) -> QuerySet[M]:
    """All rows of a model that a viewer may read.

    Raises:
        LookupError: the model has no visibility rule, so nothing of it may be read.
    """
    rule = rule_of(model)
    if rule is None:
        raise LookupError(f"{model._meta.label} has no visibility rule.")
    return model._base_manager.filter(rule.q(model, viewer, came_by))


def is_visible(row: Model, viewer: Viewer, came_by: str | None = None) -> bool:
    """Whether a viewer may read the row in hand.

    Raises:
        LookupError: the row's model has no visibility rule.
    """
    rule = rule_of(type(row))
    if rule is None:
        raise LookupError(f"{row._meta.label} has no visibility rule.")
    return rule.holds(row, viewer, came_by)
