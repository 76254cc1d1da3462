"""A picture without words was decoration by silence; from now on it is so by a mark.

Drafts, and the texts that translations start from, are marked too: they are published from what
they say themselves.
"""

import json

from django.db import migrations

TYPES = {
    "home": ("frontpage", "standardpage"),
    "news": (
        "eventindexpage",
        "eventpage",
        "newsindexpage",
        "newspage",
        "publicationindexpage",
        "publicationpage",
    ),
}


def mark(apps, schema_editor):
    for app, names in TYPES.items():
        for name in names:
            mark_pages(apps.get_model(app, name))
    ContentType = apps.get_model("contenttypes", "ContentType")
    for app, names in TYPES.items():
        types = list(ContentType.objects.filter(app_label=app, model__in=names))
        mark_revisions(apps.get_model("wagtailcore", "Revision"), types)
        mark_sources(apps.get_model("wagtail_localize", "TranslationSource"), types)


def mark_pages(model):
    silent = model.objects.filter(image__isnull=False, image_alt__regex=r"^\s*$")
    silent.update(image_is_decorative=True)


def mark_revisions(model, types):
    for revision in model.objects.filter(content_type__in=types, content__image__gt=0).iterator():
        if is_silent(revision.content):
            content = {**revision.content, "image_is_decorative": True}
            model.objects.filter(pk=revision.pk).update(content=content)


def mark_sources(model, types):
    for source in model.objects.filter(specific_content_type__in=types).iterator():
        content = json.loads(source.content_json)
        if is_silent(content):
            marked = json.dumps({**content, "image_is_decorative": True})
            model.objects.filter(pk=source.pk).update(content_json=marked)


def is_silent(content):
    return content.get("image") is not None and not (content.get("image_alt") or "").strip()


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("home", "0007_decoration_by_choice"),
        ("news", "0003_decoration_by_choice"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]
    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
