"""The statements behind `triggers`: what runs in the database, and what is asked of it."""

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


COLUMNS = """
SELECT table_name, array_agg(column_name::text) FROM information_schema.columns
WHERE table_schema = current_schema() GROUP BY table_name
"""

EVERYBODY_READS_ANEW = """
INSERT INTO reading_contentchange (audience, is_withdrawal)
SELECT audience, true FROM unnest(ARRAY['public', 'member']) AS audience
"""
