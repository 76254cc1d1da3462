from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "cms.pages"
    label = "pages"
    verbose_name = "ページの土台"

    def ready(self) -> None:
        from cms.pages import checks  # noqa: F401  # registers the house rules
