"""Statements that Django builds and compiles once per process, and then runs with other values.

A read needs the same few statements every time: the look at the tree, pages by key, files by key.
Building and compiling one costs Django ten times what PostgreSQL needs to run it. The conditions
still come from the visibility rules; only what differs from read to read stands in them by name.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import psycopg
from django.contrib.postgres.fields import ArrayField
from django.db import connections
from django.db.models import BooleanField, DateTimeField, Expression, Field, Func, QuerySet
from django.db.models.query import ModelIterable

from cms.reading.instances import Maker


class Given(Expression):
    """A value by its name, known only when the statement is run."""

    def __init__(self, name: str, output_field: "Field[Any, Any]") -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        # The cast tells PostgreSQL the type of an empty array.
        return f"%s::{self.output_field.db_type(connection)}", [self]


class Constant(Expression):
    """SQL that stands in a statement as it is; for constants of the code, never for input."""

    def __init__(self, sql: str, output_field: "Field[Any, Any]") -> None:
        super().__init__(output_field=output_field)
        self.sql = sql

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return self.sql, []


class AnyOf(Func):
    """Whether a column is among values that are given as an array."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY ("
    output_field = BooleanField()

    def __init__(self, column: str, name: str, element: "Field[Any, Any]") -> None:
        super().__init__(column, Given(name, ArrayField(element)))


NOW = Given("now", DateTimeField())


class Statement:
    """One compiled SELECT, which PostgreSQL also keeps planned for each connection."""

    def __init__(self, queryset: "QuerySet[Any, Any]") -> None:
        self._database = queryset.db
        self._compiler: Any = queryset.query.get_compiler(queryset.db)
        self._sql, self._values = self._compiler.as_sql()
        self.names = {value.name for value in self._values if isinstance(value, Given)}
        self._maker: Maker | None = None
        if queryset._iterable_class is ModelIterable:
            self._maker = Maker(self._compiler.klass_info, self._compiler.select, queryset.db)

    def run(self, given: Mapping[str, Any]) -> list[Any]:
        """The rows, as the queryset would yield them.

        Args:
            given: a value for each name in the statement; there may be more.
        """
        values = [
            given[value.name] if isinstance(value, Given) else value for value in self._values
        ]
        found = fetch_prepared(connections[self._database], self._sql, values)
        rows = self._compiler.results_iter([found], tuple_expected=self._maker is None)
        return list(rows) if self._maker is None else self._maker.make_all(rows)


def fetch_prepared(database: Any, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """All rows of a statement that is sent often.

    Django's own cursor would have PostgreSQL parse and plan it every time.
    """
    database.ensure_connection()
    cursor = psycopg.Cursor(database.connection)
    wrap = database.make_debug_cursor if database.queries_logged else database.make_cursor
    with wrap(cursor) as counted:
        counted.execute(sql, values or None)
        rows: list[tuple[Any, ...]] = counted.fetchall()
        return rows
