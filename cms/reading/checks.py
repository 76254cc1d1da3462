"""House rules for reading that code can hold; they run with `manage.py check`."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model

from cms.reading.shapes import Needs, needs_of
from cms.reading.uses import unindexed_texts
from cms.reading.visibility import rule_of

SHAPES = ("summary", "detail", "link")


@register("reading")
def check_shapes(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Each model with a shape, and each relation that a shape needs, has a visibility rule."""
    found: list[CheckMessage] = []
    for model in apps.get_models():
        for name in SHAPES:
            shape = getattr(model, name, None)
            if callable(shape) and model.__module__.split(".")[0] in {
                "cms",
                "members",
                "news",
                "home",
            }:
                found += _problems(model, needs_of(shape), f"{model._meta.label}.{name}")
    return found


@register("reading")
def check_references(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Each readable text that may refer to a file stands in the index that says so."""
    return [
        Error(
            f"{model._meta.label} may refer to files in texts that no index of references knows.",
            hint="Register it with Wagtail's ReferenceIndex; its files would not be handed out.",
            id="reading.E003",
        )
        for model in unindexed_texts()
    ]


def _problems(model: type[Model], tree: Needs, shape: str) -> Iterator[CheckMessage]:
    if rule_of(model) is None:
        yield Error(
            f"{shape} reads {model._meta.label}, which has no visibility rule.",
            hint="Give the model a `visibility`.",
            id="reading.E001",
        )
    for name, branch in tree.items():
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:
            yield Error(f"{shape} needs {name}, which is no relation.", id="reading.E002")
            continue
        related = field.related_model
        if not isinstance(related, type):
            yield Error(f"{shape} needs {name}, which is no relation.", id="reading.E002")
        else:
            yield from _problems(related, branch, shape)
