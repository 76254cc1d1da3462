"""Editors keep the chronology and its bodies; approvers and administrators also take entries away."""

from django.db import migrations

MODELS = ("body", "chronologyentry")
KEEPING = tuple(f"{action}_{model}" for model in MODELS for action in ("add", "change", "view"))
DELETING = tuple(f"delete_{model}" for model in MODELS)
RIGHTS = {
    "編集者": KEEPING,
    "承認者": (*KEEPING, *DELETING),
    "管理者": (*KEEPING, *DELETING),
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
        app_label="news", model=codename.partition("_")[2]
    )
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename=codename,
        defaults={"name": f"Can {codename.replace('_', ' ')}"},
    )
    return permission


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0012_account_events_of_administrators"),
        ("news", "0007_chronology_and_schedules"),
    ]

    operations = [migrations.RunPython(give, take)]
