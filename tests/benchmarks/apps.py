from django.apps import AppConfig


class BenchmarksConfig(AppConfig):
    """First of all apps: Wagtail's images and snippets import its API version 3 when ready."""

    name = "tests.benchmarks"
    label = "benchmarks"

    def ready(self) -> None:
        from tests.benchmarks import wagtail_api

        wagtail_api.expose()
