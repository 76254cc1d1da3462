"""How a view says that its answer may be kept."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.http.response import HttpResponseBase


@dataclass(frozen=True, slots=True)
class Cacheable:
    """What a view knows of its answer; the next go-live, expiry and midnight are known already."""

    valid_until: datetime | None = None
    """A moment at which this answer changes by itself, sooner than those."""
    parameters_known: bool = True
    """False if the query string held anything that the view does not know; then nothing is kept."""


def cacheable[R: HttpResponseBase](
    response: R, *, valid_until: datetime | None = None, parameters_known: bool = True
) -> R:
    """Mark an answer with status 200 as one that every visitor may be given."""
    cast("Any", response).reading = Cacheable(valid_until, parameters_known)
    return response


def marking_of(response: HttpResponseBase) -> Cacheable | None:
    """The mark, if a view has set one."""
    marking: Cacheable | None = getattr(response, "reading", None)
    return marking
