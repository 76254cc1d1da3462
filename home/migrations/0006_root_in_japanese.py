"""The root of the page tree and of the collections, which editors see named in the admin."""

from django.db import migrations

GIVEN, OURS = "Root", "最上位"


def rename(apps, old, new):
    Page, Collection = (apps.get_model("wagtailcore", name) for name in ("Page", "Collection"))
    Page.objects.filter(depth=1, title=old).update(title=new, draft_title=new)
    Collection.objects.filter(depth=1, name=old).update(name=new)


class Migration(migrations.Migration):
    dependencies = [("home", "0005_series_of_editors")]
    operations = [
        migrations.RunPython(
            lambda apps, _: rename(apps, GIVEN, OURS),
            lambda apps, _: rename(apps, OURS, GIVEN),
        )
    ]
