"""PostgreSQL triggers that raise the content version; installed after every `migrate`.

Statement triggers catch every writer: the admin, services, `queryset.update` and SQL by hand. A
first change leaves a note in `reading_contentchange`; a deferred trigger on that table raises the
version when the transaction commits, once and last, so that the row of the version is locked for
the shortest time and never before another lock. Why this stands in no migration: docs/adr/0012.
"""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from django.core.checks import CheckMessage, Warning as CheckWarning, register
from django.db import connections

from cms.reading.content_tables import ContentTable, content_tables

CHANNEL = "reading_withdrawn"
"""Where every process hears at once that something was withdrawn."""

FUNCTIONS = """
CREATE OR REPLACE FUNCTION reading_note_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    reader text;
    mark text;
BEGIN
    FOREACH reader IN ARRAY string_to_array(TG_ARGV[1], ',') LOOP
        mark := 'renkei.' || TG_ARGV[0] || '_' || reader;
        IF current_setting(mark, true) IS DISTINCT FROM 'noted' THEN
            PERFORM set_config(mark, 'noted', true);
            INSERT INTO reading_contentchange (audience, is_withdrawal)
            VALUES (reader, TG_ARGV[0] = 'withdrawn');
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION reading_raise_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    -- The clock, so that a restored backup or an emptied table never repeats a number.
    stamp bigint := extract(epoch FROM clock_timestamp()) * 1000000;
    change record;
    raised bigint;
BEGIN
    FOR change IN
        SELECT audience, bool_or(is_withdrawal) AS withdraws
        FROM reading_contentchange GROUP BY audience ORDER BY audience
    LOOP
        INSERT INTO reading_contentversion AS stored (audience, value, withdrawn)
        VALUES (change.audience, stamp, stamp)
        ON CONFLICT (audience) DO UPDATE SET
            value = greatest(stored.value + 1, stamp),
            withdrawn = CASE WHEN change.withdraws
                THEN greatest(stored.value + 1, stamp) ELSE stored.withdrawn END
        RETURNING value INTO raised;
        IF change.withdraws THEN
            PERFORM pg_notify('reading_withdrawn', change.audience || ' ' || raised);
        END IF;
    END LOOP;
    DELETE FROM reading_contentchange;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS reading_raise_version ON reading_contentchange;
CREATE CONSTRAINT TRIGGER reading_raise_version AFTER INSERT ON reading_contentchange
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION reading_raise_version();
"""

FIRST_ROWS = """
INSERT INTO reading_contentversion (audience, value, withdrawn)
SELECT audience, stamp, stamp
FROM unnest(ARRAY['public', 'member']) AS audience,
     CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS bigint) AS stamp
ON CONFLICT DO NOTHING
"""

# A new moment of going live moves the next boundary, which readers remember with the version.
SCHEDULE = {
    "reading_on_insert": """
        AFTER INSERT ON wagtailcore_revision
        FOR EACH ROW WHEN (NEW.approved_go_live_at IS NOT NULL)
        EXECUTE FUNCTION reading_note_change('changed', 'member,public')""",
    "reading_on_update": """
        AFTER UPDATE OF approved_go_live_at ON wagtailcore_revision
        FOR EACH ROW WHEN (NEW.approved_go_live_at IS DISTINCT FROM OLD.approved_go_live_at)
        EXECUTE FUNCTION reading_note_change('changed', 'member,public')""",
}

INSTALLED = r"""
SELECT pg_class.relname, tgname, obj_description(pg_trigger.oid, 'pg_trigger')
FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
WHERE tgname LIKE 'reading\_on\_%' AND pg_class.relnamespace = current_schema()::regnamespace
"""


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
        wanted = {key: sql for key, sql in wanted_triggers().items() if key[0] in tables}
        for (table, name), sql in wanted.items():
            stamp = _stamp(sql)
            if installed.get((table, name)) != stamp:
                cursor.execute(sql)
                cursor.execute(f"COMMENT ON TRIGGER {name} ON \"{table}\" IS '{stamp}'")
        for table, name in installed.keys() - wanted.keys():
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
    yield "reading_on_delete", "AFTER DELETE", statement + withdrawn
    yield "reading_on_truncate", "AFTER TRUNCATE", statement + withdrawn
    if table.publishing:
        names = ", ".join(f'"{name}"' for name in table.publishing)
        differs = " OR ".join(f'OLD."{n}" IS DISTINCT FROM NEW."{n}"' for n in table.publishing)
        yield (
            "reading_on_withdrawal",
            f"AFTER UPDATE OF {names}",
            f"FOR EACH ROW WHEN (OLD.live AND ({differs})) {withdrawn}",
        )


def _installed_functions(cursor: Any) -> str | None:
    cursor.execute(
        "SELECT obj_description(to_regprocedure('reading_raise_version()')::oid, 'pg_proc')"
    )
    found: str | None = cursor.fetchone()[0]
    return found


def _stamp(sql: str) -> str:
    return hashlib.sha256(sql.encode()).hexdigest()[:16]
