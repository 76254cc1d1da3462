"""The registers that the settings name, for code that may not import the apps above."""

from functools import cache
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from cms.tables.register import Register


@cache
def _declared(names: tuple[str, ...]) -> dict[str, Register[Any]]:
    found = [import_string(name) for name in names]
    return {register.name: register for register in found}


def registers() -> list[Register[Any]]:
    """All of them, in the order of the settings."""
    return list(_declared(tuple(settings.TABLE_REGISTERS)).values())


def register_named(name: str) -> Register[Any] | None:
    return _declared(tuple(settings.TABLE_REGISTERS)).get(name)
