from django.apps import AppConfig


class TablesConfig(AppConfig):
    name = "cms.tables"
    label = "tables"
    verbose_name = "表の取り込みと書き出し"

    def ready(self) -> None:
        from cms.tables import checks  # noqa: F401  # house rules
