"""The database that is migrated is the one from which mails leave; see cms/users/release.py."""

from django.db import migrations

RELEASE = """
INSERT INTO users_sendingplace (place, released_at)
SELECT concat_ws('-', (SELECT system_identifier FROM pg_control_system()),
                      (SELECT timeline_id FROM pg_control_checkpoint()),
                      (SELECT oid FROM pg_database WHERE datname = current_database())),
       now()
"""


class Migration(migrations.Migration):
    dependencies = [("users", "0002_outgoing_letters")]

    operations = [migrations.RunSQL(RELEASE, "DELETE FROM users_sendingplace")]
