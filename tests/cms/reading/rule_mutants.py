"""The rules for files and for dependent rows, each time without one of their clauses."""

from cms.reading import visibility
from cms.reading.visibility import CollectionRule, Follows
from tests.cms.reading.mutation import Mutation

FOR_MEMBERS_ONLY = "Viewer(Audience.MEMBER, viewer.now)"
FOR_THE_PUBLIC = "Viewer(Audience.PUBLIC, viewer.now)"

QUERY: dict[str, Mutation] = {
    "files: closed collections": Mutation(CollectionRule, "q", "Q(~Exists(shut))", "Q()"),
    "files: not the open ones": Mutation(CollectionRule, "q", "~Exists(shut)", "Exists(shut)"),
    "files: those below": Mutation(
        CollectionRule,
        "q",
        '_is_prefix("collection__path")',
        'collection__path=OuterRef("path")',
    ),
    "files: not those above": Mutation(
        CollectionRule,
        "q",
        'Exists(closed.filter(_is_prefix("collection__path")))',
        'Exists(closed.filter(_is_prefix("collection__path"))) | '
        'Exists(closed.filter(collection__path__startswith=OuterRef("path")))',
    ),
    "files: their own collection": Mutation(
        CollectionRule, "q", ', pk=OuterRef("collection_id")', ""
    ),
    "files: which way the path begins": Mutation(
        visibility,
        "_is_prefix",
        'OuterRef("path"), F(path)',
        'F(path), OuterRef("path")',
    ),
    "files: asked for the viewer": Mutation(
        CollectionRule, "q", "(viewer)", f"({FOR_MEMBERS_ONLY})"
    ),
    "pointers: a null one hides nothing": Mutation(
        Follows,
        "q",
        'Q(**{f"{field.name}__isnull": True}) | ',
        "",
    ),
    "pointers: a null one is enough": Mutation(
        Follows,
        "q",
        """ | Q(
            **{f"{field.name}__in": seen.values("pk")}
        )""",
        "",
    ),
    "pointers: to what is seen": Mutation(
        Follows,
        "q",
        "visible(field.related_model, viewer)",
        "field.related_model._base_manager.all()",
    ),
    "pointers: to what may be hidden": Mutation(
        Follows,
        "q",
        "if isinstance(rule_of(field.related_model), Everyone):",
        "if True:",
    ),
    "pointers: all of them": Mutation(Follows, "q", "condition &=", "condition |="),
    "pointers: the last alone": Mutation(Follows, "q", "condition &=", "condition ="),
    "pointers: seen by members": Mutation(
        Follows,
        "q",
        "field.related_model, viewer)",
        f"field.related_model, {FOR_THE_PUBLIC})",
    ),
    "pointers: not by the public": Mutation(
        Follows,
        "q",
        "field.related_model, viewer)",
        f"field.related_model, {FOR_MEMBERS_ONLY})",
    ),
    "pointers: the way one came": Mutation(Follows, "q", "(model, came_by)", "(model, None)"),
    "the way one came is passed on": Mutation(
        visibility,
        "visible",
        "rule.q(model, viewer, came_by)",
        "rule.q(model, viewer)",
    ),
}

METHOD: dict[str, Mutation] = {
    "files: closed collections": Mutation(
        CollectionRule, "holds", "return not ", "return True or "
    ),
    "files: not the open ones": Mutation(CollectionRule, "holds", "return not ", "return "),
    "files: their own collection": Mutation(
        CollectionRule, "holds", "inclusive=True", "inclusive=False"
    ),
    "files: those below": Mutation(
        CollectionRule,
        "holds",
        "row.collection.get_ancestors(inclusive=True)",
        "[row.collection]",
    ),
    "files: not those above": Mutation(
        CollectionRule,
        "holds",
        "row.collection.get_ancestors(inclusive=True)",
        "[*row.collection.get_ancestors(inclusive=True), *row.collection.get_descendants()]",
    ),
    "files: not those elsewhere": Mutation(CollectionRule, "holds", "collection__in=above", ""),
    "files: asked for the viewer": Mutation(
        CollectionRule, "holds", "(viewer)", f"({FOR_MEMBERS_ONLY})"
    ),
    "pointers: a null one hides nothing": Mutation(Follows, "holds", "key is None or ", ""),
    "pointers: to what is seen": Mutation(
        Follows,
        "holds",
        "visible(field.related_model, viewer)",
        "field.related_model._base_manager",
    ),
    "pointers: to this very row": Mutation(Follows, "holds", "filter(pk=key)", "all()"),
    "pointers: all of them": Mutation(Follows, "holds", "return all(", "return any("),
    "pointers: seen by members": Mutation(
        Follows,
        "holds",
        "field.related_model, viewer)",
        f"field.related_model, {FOR_THE_PUBLIC})",
    ),
    "pointers: not by the public": Mutation(
        Follows,
        "holds",
        "field.related_model, viewer)",
        f"field.related_model, {FOR_MEMBERS_ONLY})",
    ),
    "pointers: the way one came": Mutation(
        Follows, "holds", "(type(row), came_by)", "(type(row), None)"
    ),
    "the way one came is passed on": Mutation(
        visibility,
        "is_visible",
        "rule.holds(row, viewer, came_by)",
        "rule.holds(row, viewer)",
    ),
}

BOTH: dict[str, Mutation] = {
    "files: members pass a sign-in": Mutation(
        CollectionRule,
        "_closed",
        "if viewer.audience is Audience.MEMBER:",
        "if False:",
    ),
    "files: the public does not": Mutation(
        CollectionRule,
        "_closed",
        "if viewer.audience is Audience.MEMBER:",
        "if True:",
    ),
    "files: members pass nothing else": Mutation(
        CollectionRule,
        "_closed",
        "found.exclude(restriction_type=CollectionViewRestriction.LOGIN)",
        "found.none()",
    ),
    "pointers: the way one came is not asked": Mutation(
        Follows, "_fields", " if name != came_by", ""
    ),
    "pointers: the others are": Mutation(
        Follows, "_fields", "if name != came_by", "if came_by is None"
    ),
    "pointers: each one": Mutation(
        Follows, "_fields", "in self.relations if", "in self.relations[:1] if"
    ),
    "a model's own rule": Mutation(visibility, "rule_of", "if own is not None:", "if False:"),
    "a rule of all page types": Mutation(
        visibility,
        "rule_of",
        "issubclass(model, known)",
        "model is known",
    ),
}
