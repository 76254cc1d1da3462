from typing import Any

from django.core.management.base import BaseCommand

from home.sample.provenance import provenance


class Command(BaseCommand):
    help = "Prints where each record of the sample content has its facts from, as Markdown."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(provenance())
