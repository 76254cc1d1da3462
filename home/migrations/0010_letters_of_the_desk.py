"""Approvers and administrators see which mails left, and send again what could not be sent."""

from django.db import migrations

RIGHTS = ("view_outgoingletter", "change_outgoingletter")
GROUPS = ("承認者", "管理者")


def give(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GROUPS):
        group.permissions.add(*(_permission(apps, right) for right in RIGHTS))


def take(apps, schema_editor):
    Permission = apps.get_model("auth", "Permission")
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GROUPS):
        group.permissions.remove(*Permission.objects.filter(codename__in=RIGHTS))


def _permission(apps, codename):
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="users", model="outgoingletter"
    )
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename=codename,
        defaults={"name": f"Can {codename.replace('_', ' ')}"},
    )
    return permission


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0009_pictures_take_their_words_along"),
        ("users", "0003_this_database_may_send"),
    ]

    operations = [migrations.RunPython(give, take)]
