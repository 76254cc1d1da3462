"""Shapes: the methods that turn a row into a schema, and the relations they need."""

from collections.abc import Callable
from functools import cache
from typing import Any, cast

type Needs = dict[str, "Needs"]
"""Relation names, each with what is needed behind it."""


def needs[F: Callable[..., Any]](
    *paths: str, texts: bool = True, translations: bool = False
) -> Callable[[F], F]:
    """Say what a shape reads.

    Args:
        paths: relations, as lookup paths such as `bodies__organization`.
        texts: whether it reads rich texts and streams of its own row. A list that does not is
            spared most bytes of its rows and every link in them.
        translations: whether it tells of the versions of its row in other languages; pages know
            theirs in any case.
    """

    def mark(shape: F) -> F:
        cast("Any", shape).needs = paths
        cast("Any", shape).texts = texts
        cast("Any", shape).translations = translations
        return shape

    return mark


def reads_texts(shape: Callable[..., Any]) -> bool:
    """Whether a shape reads rich texts and streams of its own row."""
    return bool(getattr(shape, "texts", True))


def tells_translations(shape: Callable[..., Any]) -> bool:
    """Whether a shape tells of the versions of its row in other languages."""
    return bool(getattr(shape, "translations", False))


def needs_of(shape: Callable[..., Any]) -> Needs:
    """The relations of a shape as a tree; empty for a shape that reads only its own row."""
    return _tree(getattr(shape, "needs", ()))


@cache
def _tree(paths: tuple[str, ...]) -> Needs:
    tree: Needs = {}
    for path in paths:
        branch = tree
        for name in path.split("__"):
            branch = branch.setdefault(name, {})
    return tree
