"""The picture that stands for a page: described in words, or decoration by an editor's choice."""

import json
from collections.abc import Iterator
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db.models import Model
from wagtail.fields import StreamField
from wagtail.images import get_image_model

CHOICE: Final = "image_is_decorative"
"""The field whose exclusion from validation leaves the question open, as a draft may."""

UNDESCRIBED: Final = (
    "代表画像の代替テキストを入れるか、内容を伝えない画像なら「飾りの画像」に印を付けてください。"
)


def alt_of(page: Any) -> str:
    """The alternative text of a page's picture; decoration has none, whatever was written once."""
    return "" if page.image_is_decorative else page.image_alt


def leave_no_words(collector: Any, field: Any, pages: Any, using: str) -> None:
    """What the deletion of a picture does to pages: they lose it and what was said of it."""
    for name, value in ((field.name, None), ("image_alt", ""), (CHOICE, False)):
        collector.add_field_update(field.model._meta.get_field(name), value, pages)


def without_gone(model: type[Model], content: dict[str, Any]) -> dict[str, Any]:
    """The stored content of a page, without deleted pictures and the words about them.

    They would be offered for translation, and describe whatever is chosen in their place.
    """
    streams = {
        field.name: json.loads(content[field.name])
        for field in model._meta.concrete_fields
        if isinstance(field, StreamField) and '"alt_text"' in (content.get(field.name) or "")
    }
    described = list(_pictures(list(streams.values())))
    keys = {content.get("image"), *(picture["image"] for picture in described)} - {None}
    there = _there(keys)
    for picture in described:
        if picture["image"] not in there:
            picture |= {"image": None, "alt_text": "", "decorative": False}
    if content.get("image") in keys - there:
        content = {**content, "image": None, "image_alt": "", CHOICE: False}
    return content | {name: json.dumps(blocks) for name, blocks in streams.items()}


def _pictures(stored: Any) -> Iterator[dict[str, Any]]:
    """The chosen pictures in stored blocks, however deep they stand."""
    if isinstance(stored, dict):
        if stored.get("image") is not None and "alt_text" in stored:
            yield stored
        stored = list(stored.values())
    if isinstance(stored, list):
        for part in stored:
            yield from _pictures(part)


def _there(keys: set[Any]) -> set[Any]:
    images: Any = get_image_model()
    return set(images.objects.filter(pk__in=keys).values_list("pk", flat=True)) if keys else set()


def check(page: Any) -> None:
    """Refuse a picture that nobody has described or marked as decoration.

    Raises:
        ValidationError: at the alternative text.
    """
    if page.image_id and not page.image_alt.strip() and not page.image_is_decorative:
        raise ValidationError({"image_alt": UNDESCRIBED})
