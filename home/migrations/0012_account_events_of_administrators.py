"""Administrators read what was kept about accounts; nobody changes it."""

from django.db import migrations

RIGHT = "view_accountevent"


def give(apps, schema_editor):
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="users", model="accountevent"
    )
    right, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename=RIGHT,
        defaults={"name": "Can view account event"},
    )
    for group in apps.get_model("auth", "Group").objects.filter(name="管理者"):
        group.permissions.add(right)


def take(apps, schema_editor):
    rights = apps.get_model("auth", "Permission").objects.filter(codename=RIGHT)
    for group in apps.get_model("auth", "Group").objects.filter(name="管理者"):
        group.permissions.remove(*rights)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0011_keepers_of_members"),
        ("users", "0005_events_are_never_changed"),
    ]

    operations = [migrations.RunPython(give, take)]
