"""The database itself refuses to change or delete what was kept about accounts."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION users_accountevent_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What is kept about accounts is never changed.'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER users_accountevent_stays BEFORE UPDATE OR DELETE ON users_accountevent
    FOR EACH ROW EXECUTE FUNCTION users_accountevent_stays();
"""

ALLOW = """
DROP TRIGGER users_accountevent_stays ON users_accountevent;
DROP FUNCTION users_accountevent_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("users", "0004_accounts")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
