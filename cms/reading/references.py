"""What rows refer to by number: pages, images and documents in fields, rich text and streams.

Found by field type, never per model, and without touching the chooser objects that would query.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

from django.db.models import ForeignKey, Model
from wagtail.blocks import Block, ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.blocks.field_block import ChooserBlock
from wagtail.documents.models import AbstractDocument
from wagtail.fields import RichTextField, StreamField
from wagtail.images.models import AbstractImage
from wagtail.models import Page
from wagtail.rich_text.rewriters import extract_attrs

LINK = re.compile(r"<a\b([^>]*)>")
EMBED = re.compile(r"<embed\b([^>]*)/?>")


@dataclass(slots=True)
class References:
    """Primary keys that a set of rows refers to, by kind."""

    pages: set[int] = field(default_factory=set)
    images: set[int] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)
    records: dict[type[Model], set[int]] = field(default_factory=dict)

    def add(self, model: type[Model], key: Any) -> None:
        """Note one reference; anything that is no number is no reference."""
        if not isinstance(key, int) and not (isinstance(key, str) and key.isdecimal()):
            return
        if issubclass(model, Page):
            self.pages.add(int(key))
        elif issubclass(model, AbstractImage):
            self.images.add(int(key))
        elif issubclass(model, AbstractDocument):
            self.documents.add(int(key))
        else:
            self.records.setdefault(model, set()).add(int(key))

    def add_rich_text(self, html: str) -> None:
        for match in LINK.finditer(html):
            attributes = extract_attrs(match[1])
            if attributes.get("linktype") == "page":
                self.add(Page, attributes.get("id"))
            elif attributes.get("linktype") == "document":
                self.add(AbstractDocument, attributes.get("id"))
        for match in EMBED.finditer(html):
            attributes = extract_attrs(match[1])
            if attributes.get("embedtype") == "image":
                self.add(AbstractImage, attributes.get("id"))


def references_of(rows: Iterable[Model]) -> References:
    """Everything that the fields of these rows refer to."""
    found = References()
    for row in rows:
        for model_field in _referring(type(row)):
            if model_field.attname not in row.__dict__:
                continue  # a text that the shape does not read
            value = getattr(row, model_field.attname)
            if isinstance(model_field, RichTextField):
                found.add_rich_text(value or "")
            elif isinstance(model_field, StreamField):
                _walk(model_field.stream_block, value.get_prep_value(), found)
            else:
                found.add(model_field.related_model, value)
    return found


def list_items(raw: list[Any]) -> list[Any]:
    """The values of a raw ListBlock, which older data keep without their wrapping."""
    return [item["value"] if isinstance(item, dict) and "value" in item else item for item in raw]


@cache
def _referring(model: type[Model]) -> list[Any]:
    """The fields of a model that may refer to a page or a file."""
    return [field for field in model._meta.concrete_fields if _refers(field)]


def _refers(field: Any) -> bool:
    if isinstance(field, ForeignKey):
        return issubclass(cast("Any", field.related_model), (AbstractImage, AbstractDocument))
    return isinstance(field, (RichTextField, StreamField))


def _walk(block: Block, raw: Any, found: References) -> None:
    if raw is None:
        return
    if isinstance(block, RichTextBlock):
        found.add_rich_text(str(raw))
    elif isinstance(block, ChooserBlock):
        found.add(block.model_class, raw)
    else:
        for child, value in _children(block, raw):
            _walk(child, value, found)


def _children(block: Block, raw: Any) -> Iterator[tuple[Block, Any]]:
    if isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield child, raw.get(name)
    elif isinstance(block, StreamBlock):
        for item in raw:
            if item["type"] in block.child_blocks:
                yield block.child_blocks[item["type"]], item["value"]
    elif isinstance(block, ListBlock):
        for value in list_items(raw):
            yield block.child_block, value
