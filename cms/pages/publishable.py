"""Whether a draft is complete: what its form would ask for before publishing, asked without one.

Drafts may be saved half-filled. Whoever publishes one without its form (a dialog, a list, a script)
must not be asked for less.
"""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from modelcluster.models import get_all_child_relations
from wagtail.blocks import Block, ListBlock, StreamBlock
from wagtail.fields import StreamField


def check_publishable(draft: Any) -> None:
    """Look through all of a draft: its fields, its blocks and the rows that belong to it.

    Raises:
        ValidationError: by field, with sentences that say in which block or row.
    """
    errors: dict[str, Any] = {}
    try:
        draft.full_clean()
    except ValidationError as error:
        errors = error.update_error_dict(errors)
    for field in draft._meta.get_fields():
        if isinstance(field, StreamField) and field.name not in errors:
            found = list(_of_stream(field, getattr(draft, field.name)))
            if found:
                errors[field.name] = found
    rows = list(_of_rows(draft))
    if rows:
        errors[NON_FIELD_ERRORS] = [*errors.get(NON_FIELD_ERRORS, []), *rows]
    if errors:
        raise ValidationError(errors)


def _of_stream(field: StreamField, value: Any) -> Iterator[str]:
    try:
        field.stream_block.clean(value)
    except ValidationError as error:
        yield from _of_block(field.stream_block, value, error, "")


def _of_block(block: Block, value: Any, error: ValidationError, where: str) -> Iterator[str]:
    """Each thing that is wrong with a block or in it, behind the words that lead there."""
    inner = getattr(error, "block_errors", None)
    own = error.messages if inner is None else error.non_block_errors  # type: ignore[attr-defined]  # as in all of Wagtail's own
    yield from (f"{where}: {text}" if where else str(text) for text in own)
    for key, deeper in (inner or {}).items():
        child, child_value, name = _step(block, value, key)
        yield from _of_block(child, child_value, deeper, f"{where}の{name}" if where else name)


def _step(block: Any, value: Any, key: Any) -> tuple[Block, Any, str]:
    """What stands under a key: the block, its value, and how an editor finds it."""
    if isinstance(block, StreamBlock):
        item = value[key]
        return item.block, item.value, f"{key + 1}番目の「{item.block.label}」"
    if isinstance(block, ListBlock):
        return block.child_block, value[key], f"{key + 1}番目"
    child = block.child_blocks[key]
    return child, value.get(key) if isinstance(value, dict) else None, f"「{child.label}」"


def _of_rows(draft: Any) -> Iterator[str]:
    for relation in get_all_child_relations(draft):
        for number, row in enumerate(getattr(draft, relation.get_accessor_name()).all(), 1):
            try:
                row.full_clean(exclude=[relation.field.name])
            except ValidationError as error:
                yield from _of_row(row, number, error)


def _of_row(row: Any, number: int, error: ValidationError) -> Iterator[str]:
    where = f"{number}つ目の「{row._meta.verbose_name}」"
    labels = {field.name: field.verbose_name for field in row._meta.fields}
    for name, texts in error.message_dict.items():
        place = f"{where}の「{labels[name]}」" if name in labels else where
        yield from (f"{place}: {text}" for text in texts)
