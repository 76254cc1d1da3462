"""Look at the page tree quickly: an index of sections, and what makes a page seen."""

from django.db import migrations

SECTIONS = """
CREATE INDEX IF NOT EXISTS reading_page_sections ON wagtailcore_page (path) WHERE numchild > 0
"""

PAGE_IS_OPEN = """
CREATE OR REPLACE FUNCTION reading_page_is_open(
    live boolean, go_live_at timestamptz, expire_at timestamptz, path text,
    moment timestamptz, closed text[], open text[]
) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT live
    AND (go_live_at IS NULL OR go_live_at <= moment)
    AND (expire_at IS NULL OR expire_at > moment)
    AND NOT path LIKE ANY (closed)
    AND path LIKE ANY (open)
$$
"""

SOURCES_ARE_SEEN = """
CREATE OR REPLACE FUNCTION reading_sources_are_seen(
    source bigint, moment timestamptz, closed text[], open text[]
) RETURNS boolean LANGUAGE sql STABLE COST 10 AS $$
    WITH RECURSIVE chain AS (
        SELECT p.id, p.alias_of_id, p.path, p.live, p.go_live_at, p.expire_at
        FROM wagtailcore_page p WHERE p.id = source
        UNION
        SELECT p.id, p.alias_of_id, p.path, p.live, p.go_live_at, p.expire_at
        FROM wagtailcore_page p JOIN chain ON p.id = chain.alias_of_id
    )
    SELECT coalesce(bool_and(
        reading_page_is_open(live, go_live_at, expire_at, path, moment, closed, open)
    ), false) FROM chain
$$
"""


class Migration(migrations.Migration):
    dependencies = [("reading", "0002_page_moments")]

    operations = [
        migrations.RunSQL(SECTIONS, "DROP INDEX IF EXISTS reading_page_sections"),
        migrations.RunSQL(
            PAGE_IS_OPEN,
            "DROP FUNCTION IF EXISTS reading_page_is_open("
            "boolean, timestamptz, timestamptz, text, timestamptz, text[], text[])",
        ),
        migrations.RunSQL(
            SOURCES_ARE_SEEN,
            "DROP FUNCTION IF EXISTS reading_sources_are_seen(bigint, timestamptz, text[], text[])",
        ),
    ]
