from django.apps import AppConfig


class PlainConfig(AppConfig):
    name = "tests.benchmarks.plain"
    label = "plain"
