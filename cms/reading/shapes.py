"""Shapes: the methods that turn a row into a schema, and the relations they need."""

from collections.abc import Callable
from typing import Any, cast

type Needs = dict[str, "Needs"]
"""Relation names, each with what is needed behind it."""


def needs[F: Callable[..., Any]](*paths: str) -> Callable[[F], F]:
    """Name the relations that a shape reads, as lookup paths such as `bodies__organization`."""

    def mark(shape: F) -> F:
        cast("Any", shape).needs = paths
        return shape

    return mark


def needs_of(shape: Callable[..., Any]) -> Needs:
    """The relations of a shape as a tree; empty for a shape that reads only its own row."""
    tree: Needs = {}
    for path in getattr(shape, "needs", ()):
        branch = tree
        for name in path.split("__"):
            branch = branch.setdefault(name, {})
    return tree
