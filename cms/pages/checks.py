"""House rules for pages and blocks that code can hold; they run with `manage.py check`."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from types import NoneType
from typing import Any, get_args, get_type_hints

from django.apps import apps
from django.core.checks import CheckMessage, Error, register
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from wagtail.fields import StreamField

from cms.pages.blocks.base import BodyBlock
from cms.pages.body import BodyBlocks
from cms.pages.fields import LeanStreamField
from cms.pages.models import PortalPage
from cms.pages.panels import TABS
from cms.pages.schemas.pages import PageDetail, PageSummary

JAPANESE = re.compile(r"[ぁ-ヿ一-鿿々]")
TREE_RULES = ("parent_page_types", "subpage_types")
SETTINGS = (*TREE_RULES, "page_description")
"""What Wagtail reads of a page type without having it on its own page."""


@register("pages")
def check_pages(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Every page type keeps the house rules."""
    types = [model for model in apps.get_models() if issubclass(model, PortalPage)]
    return [problem for model in types for problem in page_problems(model)]


@register("pages")
def check_blocks(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Every block of a body keeps the house rules."""
    blocks = BodyBlocks().child_blocks
    return [problem for name, block in blocks.items() for problem in block_problems(name, block)]


def page_problems(model: type[PortalPage]) -> Iterator[CheckMessage]:
    """What a page type leaves undecided or says wrongly."""
    yield from _shapes(model)
    yield from _template(model)
    yield from _tree(model)
    yield from _misspelt(model)
    yield from _fields(model)
    headings = [str(tab.heading) for tab in getattr(model.edit_handler, "children", ())]
    if headings != list(TABS):
        yield _error(model, f"has the tabs {headings} instead of {list(TABS)}.", "E006")


def block_problems(name: str, block: Any) -> Iterator[CheckMessage]:
    """What a block of a body leaves undecided or says wrongly."""
    if not isinstance(block, BodyBlock):
        yield _error(block, f"is no BodyBlock, so readers get nothing of {name}.", "E101")
        return
    meta: Any = block.meta  # type: ignore[attr-defined]  # Wagtail's Block has it
    schemas = {kind for kind in get_args(_returned(block.schema)) if kind is not NoneType}
    names = [schema.model_fields["type"].default for schema in schemas]
    if names != [name]:
        yield _error(block, f"stands as {name}, but its schema says {names}.", "E102")
    for said in ("label", "group", "description"):
        if not JAPANESE.search(str(getattr(meta, said, None) or "")):
            yield _error(block, f"has no Japanese {said}.", "E103")
    if not getattr(meta, "preview_value", None):
        yield _error(block, "has no preview_value for the block picker.", "E104")
    if not _exists(f"site/blocks/{name}.html"):
        yield _error(block, f"has no template site/blocks/{name}.html.", "E105")


def _shapes(model: type[PortalPage]) -> Iterator[CheckMessage]:
    for name, base in (("summary", PageSummary), ("detail", PageDetail)):
        shape = getattr(model, name)
        schema = _returned(shape)
        if shape is getattr(PortalPage, name):
            yield _error(model, f"has no {name} of its own.", "E001")
        elif not isinstance(schema, type) or not issubclass(schema, base) or schema is base:
            yield _error(model, f"{name} does not name a schema of its own.", "E001")


def _template(model: type[PortalPage]) -> Iterator[CheckMessage]:
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", model.__name__).lower()
    if model.template != f"site/{words}.html":
        yield _error(model, f"is rendered by {model.template}, not site/{words}.html.", "E002")
    elif not _exists(model.template):
        yield _error(model, f"has no template {model.template}.", "E002")


def _tree(model: type[PortalPage]) -> Iterator[CheckMessage]:
    for rule in TREE_RULES:
        names = _own(model, rule)
        if names is None:
            yield _error(model, f"does not say its {rule}.", "E003")
            continue
        for name in names:
            other = _page_type(name)
            if other is None:
                yield _error(model, f"{rule} names {name}, which is no page type.", "E003")
            elif issubclass(other, PortalPage) and not _agrees(model, other, rule):
                yield _error(model, f"{rule} names {name}, which says otherwise.", "E003")


def _misspelt(model: type[PortalPage]) -> Iterator[CheckMessage]:
    known = [*SETTINGS, *(name for name in dir(PortalPage) if not name.startswith("_"))]
    fields = {field.name for field in model._meta.get_fields()}
    for name, value in vars(model).items():
        if name.startswith("_") or name in known or name in fields or not _is_setting(value):
            continue
        if close := get_close_matches(name, known, n=1, cutoff=0.85):
            yield _error(model, f"says {name}; is {close[0]} meant?", "E004")


def _fields(model: type[PortalPage]) -> Iterator[CheckMessage]:
    for said in ("verbose_name", "verbose_name_plural"):
        if not JAPANESE.search(str(getattr(model._meta, said))):
            yield _error(model, f"has no Japanese {said}.", "E005")
    for field in model._meta.local_fields:
        if not field.editable or (field.remote_field and field.remote_field.parent_link):
            continue
        if not JAPANESE.search(str(field.verbose_name)):
            yield _error(model, f"{field.name} has no Japanese verbose_name.", "E005")
        if not JAPANESE.search(str(field.help_text)):
            yield _error(model, f"{field.name} has no Japanese help_text.", "E007")
        if isinstance(field, StreamField) and not isinstance(field, LeanStreamField):
            yield _error(model, f"{field.name} would write its blocks into migrations.", "E008")


def _own(model: type[PortalPage], name: str) -> list[str] | None:
    """What a page type says itself or through a base of its own, not what Wagtail presumes."""
    bases = model.__mro__[: model.__mro__.index(PortalPage)]
    return next((vars(base)[name] for base in bases if name in vars(base)), None)


def _page_type(name: Any) -> Any:
    try:
        return apps.get_model(name) if isinstance(name, str) else None
    except (LookupError, ValueError):
        return None


def _agrees(model: type[PortalPage], other: type[PortalPage], rule: str) -> bool:
    opposite = TREE_RULES[1 - TREE_RULES.index(rule)]
    return model._meta.label in (_own(other, opposite) or ())


def _is_setting(value: Any) -> bool:
    return isinstance(value, str | int | list | tuple | dict | None)


def _returned(shape: Any) -> Any:
    return get_type_hints(shape).get("return")


def _exists(template: str) -> bool:
    try:
        get_template(template)
    except TemplateDoesNotExist:
        return False
    return True


def _error(subject: Any, message: str, number: str) -> CheckMessage:
    meta = getattr(subject, "_meta", None)
    label = meta.label if meta is not None else type(subject).__name__
    return Error(f"{label} {message}", id=f"pages.{number}")
