from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate


class ReadingConfig(AppConfig):
    name = "cms.reading"
    label = "reading"
    verbose_name = "読み出し"

    def ready(self) -> None:
        from cms.reading import checks, triggers, versions  # noqa: F401  # registers the house rules

        pre_migrate.connect(triggers.before_migrate, sender=self)
        post_migrate.connect(triggers.after_migrate, sender=self)
        connection_created.connect(versions.prepare_connection)
