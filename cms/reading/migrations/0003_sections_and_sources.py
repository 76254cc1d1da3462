"""Look at the page tree quickly: an index of sections, and a function about aliases."""

from django.db import migrations

SECTIONS = """
CREATE INDEX IF NOT EXISTS reading_page_sections ON wagtailcore_page (path) WHERE numchild > 0
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
        live
        AND (go_live_at IS NULL OR go_live_at <= moment)
        AND (expire_at IS NULL OR expire_at > moment)
        AND NOT path LIKE ANY (closed)
        AND path LIKE ANY (open)
    ), false) FROM chain
$$
"""


class Migration(migrations.Migration):
    dependencies = [("reading", "0002_page_moments")]

    operations = [
        migrations.RunSQL(SECTIONS, "DROP INDEX IF EXISTS reading_page_sections"),
        migrations.RunSQL(
            SOURCES_ARE_SEEN,
            "DROP FUNCTION IF EXISTS reading_sources_are_seen(bigint, timestamptz, text[], text[])",
        ),
    ]
