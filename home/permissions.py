"""Japanese names of rights: Django writes them into the database once, in English."""

from typing import Any

from django.apps import AppConfig, apps as registry
from django.contrib.auth.management import create_permissions
from django.db.models.signals import post_migrate
from django.utils import translation

PHRASES = {
    "add": "{}を追加する",
    "change": "{}を編集する",
    "choose": "{}を選ぶ",
    "delete": "{}を削除する",
    "lock": "{}をロックする（自分のロックは外せる）",
    "publish": "{}を公開する",
    "unlock": "{}のロックを、だれのものでも外す",
    "view": "{}を見る",
}

NAMES = {
    "access_admin": "管理画面に入る",
    "bulk_delete_page": "下位のページごと削除する",
    "submit_translation": "翻訳に出す",
}


def connect() -> None:
    post_migrate.connect(name_in_japanese, dispatch_uid="home.permissions")


def name_in_japanese(sender: AppConfig, using: str, apps: Any = registry, **kwargs: Any) -> None:
    """Name the rights of one app, after Django has made those that were missing."""
    create_permissions(sender, verbosity=0, using=using)
    try:
        Permission = apps.get_model("auth", "Permission")
    except LookupError:  # auth comes later on an empty database
        return
    found = Permission.objects.using(using).filter(content_type__app_label=sender.label)
    renamed = []
    for permission in found.select_related("content_type"):
        name = _name(sender, permission)
        if name and name != permission.name:
            permission.name = name
            renamed.append(permission)
    Permission.objects.using(using).bulk_update(renamed, ["name"])


def _name(app: AppConfig, permission: Any) -> str | None:
    if permission.codename in NAMES:
        return NAMES[permission.codename]
    action, _, model = permission.codename.partition("_")
    if action not in PHRASES or model != permission.content_type.model:
        return None
    try:
        meta = app.get_model(model)._meta
    except LookupError:  # a model that is gone
        return None
    with translation.override("ja"):
        return PHRASES[action].format(meta.verbose_name)
