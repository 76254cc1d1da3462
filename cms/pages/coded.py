"""Codes in columns as readers get them: with their names."""

from collections.abc import Iterable
from functools import cache

from django.db import models

from cms.reading.schemas import Choice


@cache
def coded(choices: type[models.TextChoices], code: str) -> Choice:
    """A code with its name."""
    return Choice(value=code, label=str(choices(code).label))


def coded_list(choices: type[models.TextChoices], codes: Iterable[str]) -> list[Choice]:
    """Several codes, in the order in which editors see them."""
    chosen = set(codes)
    return [coded(choices, choice.value) for choice in choices if choice in chosen]
