"""An empty database has both languages, a front page and a site that is rooted there."""

from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.db import migrations


def create(apps, schema_editor):
    Page = apps.get_model("wagtailcore", "Page")
    FrontPage = apps.get_model("home", "FrontPage")
    ContentType = apps.get_model("contenttypes", "ContentType")
    locale = _locales(apps)
    root = Page.objects.get(depth=1)
    # Wagtail's welcome page; its site goes with it.
    plain = ContentType.objects.get(app_label="wagtailcore", model="page")
    Page.objects.filter(depth=2, slug="home", content_type=plain).delete()
    front_type, _ = ContentType.objects.get_or_create(app_label="home", model="frontpage")
    front = FrontPage.objects.create(
        title="トップページ",
        draft_title="トップページ",
        hero_title="Renkei",
        slug="home",
        url_path="/home/",
        content_type=front_type,
        locale=locale,
        translation_key=uuid4(),
        path=root.path + "0001",
        depth=2,
        numchild=0,
    )
    Page.objects.filter(pk=root.pk).update(numchild=Page.objects.filter(depth=2).count())
    _site(apps, front)
    apps.get_model("home", "SiteSettings").objects.create()


def remove(apps, schema_editor):
    """Takes the front page away while nothing lies below it; the site stays, at the tree's root."""
    FrontPage = apps.get_model("home", "FrontPage")
    Page = apps.get_model("wagtailcore", "Page")
    fronts = FrontPage.objects.filter(depth=2)
    root = Page.objects.get(depth=1)
    sites = apps.get_model("wagtailcore", "Site").objects.filter(root_page__in=fronts.values("pk"))
    sites.update(root_page_id=root.pk)
    fronts.delete()
    Page.objects.filter(pk=root.pk).update(numchild=Page.objects.filter(depth=2).count())
    apps.get_model("home", "SiteSettings").objects.all().delete()


def _locales(apps):
    Locale = apps.get_model("wagtailcore", "Locale")
    for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    return Locale.objects.get(language_code=settings.LANGUAGE_CODE)


def _site(apps, front):
    base = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    apps.get_model("wagtailcore", "Site").objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": base.hostname,
            "port": base.port or (443 if base.scheme == "https" else 80),
            "root_page_id": front.pk,
        },
    )


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(create, remove)]
