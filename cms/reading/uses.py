"""Whether a record that a viewer may see refers to a file: what makes the file itself readable.

Asked by who serves a file and by nobody else. A read names only what its own visible rows refer to,
so it need not ask again. Wagtail's index of references says who refers, in one transaction with the
record; a model that stands in no index, such as the settings, is asked by its foreign keys.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Exists,
    ForeignKey,
    IntegerField,
    Model,
    OuterRef,
    Q,
    When,
)
from django.db.models.functions import Cast
from wagtail.models import ReferenceIndex

from cms.reading.references import referring_fields
from cms.reading.statements import Given
from cms.reading.viewer import Viewer
from cms.reading.visibility import rule_of, visible


def is_used(model: type[Model], viewer: Viewer) -> Q:
    """That a record which the viewer may see refers to this row of a model of files.

    To be run as a `Statement`, with `types_of(model)` among what is given.
    """
    condition = Q()
    for source in _indexed():
        condition |= Q(Exists(visible(source, viewer).filter(pk__in=_referring(source))))
    for source, field in _pointing(model):
        condition |= Q(Exists(visible(source, viewer).filter(**{field: OuterRef("pk")})))
    return condition


def types_of(model: type[Model]) -> dict[str, int]:
    """The numbers of content types that `is_used` asks for by name."""
    sources = {_name(source): _type(source) for source in _indexed()}
    return {**sources, "file_type": _type(model)}


def unindexed_texts() -> list[type[Model]]:
    """Readable models whose texts may refer to files that nothing would find."""
    return [
        model
        for model in _readable()
        if not _is_in_index(model)
        and any(
            not isinstance(model._meta.get_field(name), ForeignKey)
            for name, _ in referring_fields(model)
        )
    ]


def _referring(source: type[Model]) -> Any:
    """Keys of the rows of a model that refer to the file of the outer query."""
    rows = ReferenceIndex.objects.filter(
        base_content_type_id=Given(_name(source), IntegerField()),
        to_content_type_id=Given("file_type", IntegerField()),
        to_object_id=Cast(OuterRef(OuterRef("pk")), CharField()),
    )
    # PostgreSQL may convert before it compares, and keys of other models may be no numbers.
    is_source = Q(base_content_type_id=Given(_name(source), IntegerField()))
    number = Case(When(is_source, then=Cast("object_id", BigIntegerField())))
    return rows.values_list(number)


def _indexed() -> list[type[Model]]:
    """The lowest model of each family that the index knows and that may refer to files."""
    families: dict[type[Model], None] = {}
    for model in _readable():
        if ReferenceIndex.is_indexed(model) and referring_fields(model):
            families[(*model._meta.get_parent_list(), model)[0]] = None
    return list(families)


def _pointing(file: type[Model]) -> Iterator[tuple[type[Model], str]]:
    """Readable models outside the index, each with a field that points to a model of files."""
    for model in _readable():
        for field in () if _is_in_index(model) else model._meta.concrete_fields:
            if isinstance(field, ForeignKey) and field.related_model is file:
                yield model, field.name


def _is_in_index(model: type[Model]) -> bool:
    """Whether the index keeps its references, be it under the parent that it is a part of."""
    return ReferenceIndex.is_indexed(model) or model in ReferenceIndex.tracked_models


def _readable() -> list[type[Model]]:
    return [model for model in apps.get_models() if rule_of(model) is not None]


def _type(model: type[Model]) -> int:
    return ContentType.objects.get_for_model(model, for_concrete_model=False).pk


def _name(model: type[Model]) -> str:
    return f"type_of_{model._meta.label_lower.replace('.', '_')}"
