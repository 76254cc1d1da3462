"""What rows refer to by number: pages, images and documents in fields, rich text and streams.

Found by field type, never per model, and without touching the chooser objects that would query.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

from django.db.models import ForeignKey, Model
from modelcluster.fields import ParentalKey
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
        for attribute, note in referring_fields(type(row)):
            if attribute in row.__dict__:  # else it is a text that the shape does not read
                note(getattr(row, attribute), found)
    return found


def list_items(raw: list[Any]) -> list[Any]:
    """The values of a raw ListBlock, which older data keep without their wrapping."""
    return [item["value"] if isinstance(item, dict) and "value" in item else item for item in raw]


type Note = Callable[[Any, References], None]
"""Notes what a stored value refers to."""


@cache
def referring_fields(model: type[Model]) -> list[tuple[str, Note]]:
    """The attributes of a model that may refer to a page or a file, each with what finds it."""
    noted = ((field.attname, _note_of(field)) for field in model._meta.concrete_fields)
    return [(attribute, note) for attribute, note in noted if note is not None]


def _note_of(field: Any) -> Note | None:
    if isinstance(field, RichTextField):
        return lambda value, found: found.add_rich_text(value or "")
    if isinstance(field, StreamField):
        in_blocks = _note_in(field.stream_block)
        return in_blocks and (lambda value, found: in_blocks(value.get_prep_value(), found))
    target: Any = field.related_model if isinstance(field, ForeignKey) else None
    if target is not None and issubclass(target, (AbstractImage, AbstractDocument)):
        return lambda value, found: found.add(target, value)
    if target is not None and _is_named(field, target):
        return lambda value, found: found.add(Page, value)
    return None


def _is_named(field: Any, target: type[Model]) -> bool:
    """Whether a relation leads to a page of one type that a shape may name.

    A part of a page does not name its page, unless it is there to show others the way back.
    """
    is_part = isinstance(field, ParentalKey) and not getattr(field.model, "leads_back", False)
    is_itself = is_part or field.remote_field.parent_link
    return issubclass(target, Page) and target is not Page and not is_itself


def _note_in(block: Block) -> Note | None:
    """For a block's raw value; None for a block in which nothing can refer to anything."""
    if isinstance(block, RichTextBlock):
        return lambda raw, found: found.add_rich_text(str(raw or ""))
    if isinstance(block, ChooserBlock):
        return lambda raw, found: found.add(block.model_class, raw)
    if isinstance(block, ListBlock):
        return _in_list(_note_in(block.child_block))
    if isinstance(block, (StructBlock, StreamBlock)):
        notes = {name: _note_in(child) for name, child in block.child_blocks.items()}
        known = {name: note for name, note in notes.items() if note is not None}
        return _in_struct(known) if isinstance(block, StructBlock) else _in_stream(known)
    return None


def _in_list(note: Note | None) -> Note | None:
    def each(raw: Any, found: References) -> None:
        for value in list_items(raw or []):
            cast("Note", note)(value, found)

    return each if note else None


def _in_struct(notes: dict[str, Note]) -> Note | None:
    def parts(raw: Any, found: References) -> None:
        for name, note in notes.items():
            if raw is not None and raw.get(name) is not None:
                note(raw[name], found)

    return parts if notes else None


def _in_stream(notes: dict[str, Note]) -> Note | None:
    def items(raw: Any, found: References) -> None:
        for item in raw or []:
            if note := notes.get(item["type"]):
                note(item["value"], found)

    return items if notes else None
