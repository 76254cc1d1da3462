"""No two pages share an address, whoever writes them and however it is spelled.

Wagtail compares slugs before it saves; two editors at once, an import or a query pass that by.
The index is on a digest because an address may be longer than an index row.
"""

from django.db import migrations

CREATE = """
    CREATE UNIQUE INDEX pages_one_page_per_address
    ON wagtailcore_page (md5(lower(normalize(url_path, NFKC))))
    WHERE url_path <> ''
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("wagtailcore", "0098_apitoken")]
    operations = [migrations.RunSQL(CREATE, "DROP INDEX pages_one_page_per_address")]
