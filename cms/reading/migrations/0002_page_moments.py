"""Find the next go-live and expiry among many pages without looking at each of them."""

from django.db import migrations

INDEX = (
    "CREATE INDEX IF NOT EXISTS reading_page_{column} ON wagtailcore_page ({column})"
    " WHERE {column} IS NOT NULL"
)
DROP = "DROP INDEX IF EXISTS reading_page_{column}"


class Migration(migrations.Migration):
    dependencies = [
        ("reading", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.RunSQL(INDEX.format(column=column), DROP.format(column=column))
        for column in ("go_live_at", "expire_at")
    ]
