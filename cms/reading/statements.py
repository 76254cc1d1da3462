"""Statements that Django builds and compiles once per process, and then runs with other values.

A read needs the same few statements every time: the look at the tree, pages by key, files by key.
Building and compiling one costs Django ten times what PostgreSQL needs to run it. The conditions
still come from the visibility rules; only what differs from read to read stands in them by name.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import BooleanField, DateTimeField, Expression, Field, Func, QuerySet


class Given(Expression):
    """A value by its name, known only when the statement is run."""

    def __init__(self, name: str, output_field: "Field[Any, Any]") -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        # The cast tells PostgreSQL the type of an empty array.
        return f"%s::{self.output_field.db_type(connection)}", [self]


class AnyOf(Func):
    """Whether a column is among values that are given as an array."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY ("
    output_field = BooleanField()

    def __init__(self, column: str, name: str, element: "Field[Any, Any]") -> None:
        super().__init__(column, Given(name, ArrayField(element)))


NOW = Given("now", DateTimeField())


class Statement:
    """One compiled SELECT."""

    def __init__(self, queryset: "QuerySet[Any, Any]") -> None:
        self._compiler: Any = queryset.query.get_compiler(queryset.db)
        self._sql, self._values = self._compiler.as_sql()
        self.names = {value.name for value in self._values if isinstance(value, Given)}

    def rows(self, given: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
        """Run it.

        Args:
            given: a value for each name in the statement; there may be more.
        """
        values = [
            given[value.name] if isinstance(value, Given) else value for value in self._values
        ]
        with connection.cursor() as cursor:
            cursor.execute(self._sql, values)
            found = cursor.fetchall()
        rows: Iterator[tuple[Any, ...]] = self._compiler.results_iter([found])
        return rows
