"""What an export holds: for readers through the one gate, for editors whatever the register has."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

from cms.reading.context import ReadContext
from cms.reading.read import read
from cms.reading.shapes import needs
from cms.reading.viewer import Viewer
from cms.tables.register import Register

type Line = list[Any]
"""The values of a row, in the order of the register's columns."""


def lines_for(register: Register[Any], queryset: QuerySet[Any], viewer: Viewer) -> list[Line]:
    """The rows of those records that a viewer may see, with what the viewer may see of them."""

    @needs(*register.needs, texts=register.has_texts)
    def shape(record: Any, context: ReadContext) -> list[Line]:
        return list(_lines(register, record, context))

    return [line for lines in read(queryset, viewer, shape) for line in lines]


def lines_for_editors(register: Register[Any]) -> Iterator[Line]:
    """All rows, as an import knows them; for those who may change the register.

    A register that is exported only has no more for editors than for readers.
    """
    if register.writer is None:
        yield from lines_for(register, register.records(), Viewer.public())
        return
    for record in loaded(register, register.records()):
        yield from _lines(register, record, None)


def loaded(register: Register[Any], queryset: QuerySet[Any]) -> Iterable[Any]:
    """The records with all that their columns read."""
    return queryset.prefetch_related(*register.needs)


def _lines(register: Register[Any], record: Any, context: ReadContext | None) -> Iterator[Line]:
    for part in register.rows(record, context):
        yield [column.value_of(part) for column in register.written]
