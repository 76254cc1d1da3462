"""PostgreSQL triggers that raise the content version; installed after every `migrate`.

Statement triggers catch every writer: the admin, services, `queryset.update` and SQL by hand. A
first change leaves a note in `reading_contentchange`; a deferred trigger on that table raises the
version when the transaction commits, once and last, so that the row of the version is locked for
the shortest time and never before another lock. Why this stands in no migration: docs/adr/0012.
"""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Warning as CheckWarning, register
from django.db import connections

from cms.reading.content_tables import ContentTable, content_tables
from cms.reading.trigger_sql import (
    COLUMNS,
    EVERYBODY_READS_ANEW,
    FIRST_ROWS,
    FUNCTIONS,
    INSTALLED,
    SCHEDULE,
)

CHANNEL = "reading_withdrawn"
"""Where every process hears at once that something was withdrawn."""

NAMING_COLUMNS = ("reading_on_update", "reading_on_withdrawal")
"""Triggers that keep PostgreSQL from dropping or changing a column."""


def install(using: str = "default") -> None:
    """Bring functions and triggers of one database up to date; what fits already is not touched."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    if "reading_contentchange" not in tables:
        return
    with connection.cursor() as cursor:
        if _stamp(FUNCTIONS) != _installed_functions(cursor):
            cursor.execute(FUNCTIONS)
            cursor.execute(f"COMMENT ON FUNCTION reading_raise_version() IS '{_stamp(FUNCTIONS)}'")
        cursor.execute(FIRST_ROWS)
        installed = installed_triggers(using)
        lacking = _tables_without_columns(cursor)
        wanted = {
            key: sql
            for key, sql in wanted_triggers().items()
            if key[0] in tables and not (key[0] in lacking and key[1] in NAMING_COLUMNS)
        }
        stamps = {key: _stamp(sql) for key, sql in wanted.items()}
        outdated = {key: stamp for key, stamp in stamps.items() if installed.get(key) != stamp}
        for (table, name), stamp in outdated.items():
            cursor.execute(wanted[table, name])
            cursor.execute(f"COMMENT ON TRIGGER {name} ON \"{table}\" IS '{stamp}'")
        if outdated:  # nobody has noted what was written without them
            cursor.execute(EVERYBODY_READS_ANEW)
        for table, name in installed.keys() - wanted.keys():
            cursor.execute(f'DROP TRIGGER {name} ON "{table}"')


def before_migrate(
    plan: Sequence[Any] = (), using: str = "default", **kwargs: Any
) -> None:  # Django's signal
    """Take away what would keep the columns of the apps that migrate from being changed."""
    if connections[using].vendor != "postgresql":
        return
    labels = {migration.app_label for migration, _ in plan}
    tables = {
        model._meta.db_table for model in apps.get_models() if model._meta.app_label in labels
    }
    with connections[using].cursor() as cursor:
        for table, name in installed_triggers(using):
            if table in tables and name in NAMING_COLUMNS:
                cursor.execute(f'DROP TRIGGER {name} ON "{table}"')


def after_migrate(using: str = "default", **kwargs: Any) -> None:  # Django's signal
    """Install the triggers once all tables stand."""
    if connections[using].vendor == "postgresql":
        install(using)


@register("database")
def check_triggers(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Every table that a reader could see has its triggers; else kept answers would be stale.

    No error, since that would keep `migrate` itself from mending it.
    """
    return [
        CheckWarning(
            f"{table} lacks triggers of the content version.",
            hint="Run migrate.",
            id="reading.W010",
        )
        for using in databases or ()
        for table in _tables_without_triggers(using)
    ]


def _tables_without_triggers(using: str) -> list[str]:
    tables = set(connections[using].introspection.table_names())
    if "reading_contentchange" not in tables:
        return []
    missing = wanted_triggers().keys() - installed_triggers(using).keys()
    return sorted({table for table, _ in missing} & tables)


def wanted_triggers() -> dict[tuple[str, str], str]:
    """The statement that makes each trigger, by table and name."""
    found = {
        (table.name, name): f'CREATE OR REPLACE TRIGGER {name} {event} ON "{table.name}" {action}'
        for table in content_tables()
        for name, event, action in _triggers(table)
    }
    for name, sql in SCHEDULE.items():
        found["wagtailcore_revision", name] = f"CREATE OR REPLACE TRIGGER {name} {sql}"
    return found


def installed_triggers(using: str = "default") -> dict[tuple[str, str], str | None]:
    """The stamp of each trigger that stands in the database, by table and name."""
    with connections[using].cursor() as cursor:
        cursor.execute(INSTALLED)
        return {(table, name): stamp for table, name, stamp in cursor.fetchall()}


def _triggers(table: ContentTable) -> Iterator[tuple[str, str, str]]:
    changed, withdrawn = (
        f"EXECUTE FUNCTION reading_note_change('{kind}', '{','.join(table.audiences)}')"
        for kind in ("changed", "withdrawn")
    )
    statement = "FOR EACH STATEMENT "
    columns = ", ".join(f'"{name}"' for name in table.columns)
    yield (
        "reading_on_insert",
        "AFTER INSERT",
        statement + (withdrawn if table.hides_on_insert else changed),
    )
    yield (
        "reading_on_update",
        f"AFTER UPDATE OF {columns}" if columns else "AFTER UPDATE",
        statement + (withdrawn if table.hides_on_update else changed),
    )
    gone = statement + (withdrawn if table.hides_on_delete else changed)
    yield "reading_on_delete", "AFTER DELETE", gone
    yield "reading_on_truncate", "AFTER TRUNCATE", gone
    if table.publishing:
        names = ", ".join(f'"{name}"' for name in table.publishing)
        differs = " OR ".join(f'OLD."{n}" IS DISTINCT FROM NEW."{n}"' for n in table.publishing)
        yield (
            "reading_on_withdrawal",
            f"AFTER UPDATE OF {names}",
            f"FOR EACH ROW WHEN (OLD.live AND ({differs})) {withdrawn}",
        )


def _tables_without_columns(cursor: Any) -> set[str]:
    """Tables that are not migrated as far as the code; they have other columns than it knows."""
    cursor.execute(COLUMNS)
    there: dict[str, list[str]] = dict(cursor.fetchall())
    return {
        table.name
        for table in content_tables()
        if not {*table.columns, *table.publishing} <= set(there.get(table.name, ()))
    }


def _installed_functions(cursor: Any) -> str | None:
    cursor.execute(
        "SELECT obj_description(to_regprocedure('reading_raise_version()')::oid, 'pg_proc')"
    )
    found: str | None = cursor.fetchone()[0]
    return found


def _stamp(sql: str) -> str:
    return hashlib.sha256(sql.encode()).hexdigest()[:16]
