from django.apps import AppConfig


class ReadingConfig(AppConfig):
    name = "cms.reading"
    label = "reading"
    verbose_name = "読み出し"

    def ready(self) -> None:
        from cms.reading import checks  # noqa: F401  # registers the house rules
