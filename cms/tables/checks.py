"""House rules for registers that code can hold; they run with `manage.py check`."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.utils.module_loading import import_string

from cms.tables.register import Register


@register("tables")
def check_registers(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Each name of the settings is a register, and no two columns answer to one heading."""
    found: list[CheckMessage] = []
    for name in settings.TABLE_REGISTERS:
        try:
            declared = import_string(name)
        except ImportError:
            declared = None
        if isinstance(declared, Register):
            found += _problems(declared)
        else:
            found.append(Error(f"TABLE_REGISTERS names {name}, which is none.", id="tables.E001"))
    return found


def _problems(declared: Register[Any]) -> Iterator[CheckMessage]:
    names = Counter(column.name for column in declared.columns)
    headings = Counter(
        heading for column in declared.columns for heading in (column.heading, *column.also)
    )
    for said, times in (names + headings).items():
        if times > max(1, bool(names[said]) + bool(headings[said])):
            yield Error(f"{declared.name}: two columns are called {said}.", id="tables.E002")
