"""Editors keep the series under which news appear; administrators also take them away."""

from django.db import migrations

KEEPING = ("add_series", "change_series", "view_series")
RIGHTS = {
    "編集者": KEEPING,
    "承認者": KEEPING,
    "管理者": (*KEEPING, "delete_series"),
}


def give(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    for name, rights in RIGHTS.items():
        for group in Group.objects.filter(name=name):
            group.permissions.add(*(_permission(apps, right) for right in rights))


def take(apps, schema_editor):
    Permission = apps.get_model("auth", "Permission")
    for group in apps.get_model("auth", "Group").objects.filter(name__in=RIGHTS):
        rights = RIGHTS[group.name]
        group.permissions.remove(*Permission.objects.filter(codename__in=rights))


def _permission(apps, codename):
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="news", model="series"
    )
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename=codename,
        defaults={"name": f"Can {codename.replace('_', ' ')}"},
    )
    return permission


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0004_groups_and_approval"),
        ("news", "0001_initial"),
    ]

    operations = [migrations.RunPython(give, take)]
