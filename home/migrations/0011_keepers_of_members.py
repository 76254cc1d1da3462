"""Approvers keep memberships and stated figures as they keep the register of organizations."""

from django.db import migrations

MODELS = ("membership", "figure")
VIEWING = tuple(f"view_{model}" for model in MODELS)
KEEPING = tuple(f"{action}_{model}" for model in MODELS for action in ("add", "change"))
RIGHTS = {
    "編集者": VIEWING,
    "承認者": (*VIEWING, *KEEPING),
    "管理者": (*VIEWING, *KEEPING, *(f"delete_{model}" for model in MODELS)),
}


def give(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    for name, rights in RIGHTS.items():
        for group in Group.objects.filter(name=name):
            group.permissions.add(*(_permission(apps, right) for right in rights))


def take(apps, schema_editor):
    Permission = apps.get_model("auth", "Permission")
    for group in apps.get_model("auth", "Group").objects.filter(name__in=RIGHTS):
        rights = Permission.objects.filter(
            content_type__app_label="members", codename__in=RIGHTS[group.name]
        )
        group.permissions.remove(*rights)


def _permission(apps, codename):
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="members", model=codename.partition("_")[2]
    )
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename=codename,
        defaults={"name": f"Can {codename.replace('_', ' ')}"},
    )
    return permission


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0010_letters_of_the_desk"),
        ("members", "0004_memberships_figures_and_directory"),
    ]

    operations = [migrations.RunPython(give, take)]
