"""What a copy of a page leaves behind, since it is another page, and a translation keeps."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

_for_translation: ContextVar[bool] = ContextVar("for_translation", default=False)


@contextmanager
def for_translation() -> Iterator[None]:
    """Lets what is copied within be the same page in another language."""
    token = _for_translation.set(True)
    try:
        yield
    finally:
        _for_translation.reset(token)


def left_behind(fields: Sequence[str]) -> list[str]:
    """The names of fields that start empty in the copy that is being made.

    Wagtail makes both in the same way, so that only whoever began it knows which it is.
    """
    return [] if _for_translation.get() else list(fields)
