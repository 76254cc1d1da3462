"""When one revision of a page says something else than another."""

import json
import re
from collections.abc import Mapping
from typing import Any

BOOKKEEPING = frozenset(
    {
        "alias_of",
        "depth",
        "draft_title",
        "expired",
        "first_published_at",
        "has_unpublished_changes",
        "last_published_at",
        "latest_revision",
        "latest_revision_created_at",
        "live",
        "live_revision",
        "locked",
        "locked_at",
        "locked_by",
        "numchild",
        "owner",
        "path",
        "url_path",
        "wagtail_admin_comments",
    }
)
"""What Wagtail writes beside the content; an editor's comment is not content either."""

BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')
"""Set by the rich text editor when it meets a text for the first time."""

BETWEEN_TAGS = re.compile(r"(?<=>)\s+|\s+(?=<)")


def is_same(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether two stored contents differ in white space and bookkeeping only."""
    return _content(before) == _content(after)


def _content(stored: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in stored.items() if name not in BOOKKEEPING}


def _plain(value: Any) -> Any:
    match value:
        case str():
            return _plain_text(value)
        case list():
            return [_plain(item) for item in value]
        case dict():
            return {name: _plain(item) for name, item in value.items()}
    return value


def _plain_text(text: str) -> Any:
    if text.startswith(("[", "{")):  # as the blocks of a body are stored
        try:
            return _plain(json.loads(text))
        except ValueError:
            pass
    return " ".join(BETWEEN_TAGS.sub("", BLOCK_KEY.sub("", text)).split())
