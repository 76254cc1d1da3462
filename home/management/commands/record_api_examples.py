"""Keeps a real answer of every operation of the content API for its description."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from home.services.api_examples import record_examples


class Command(BaseCommand):
    help = "Writes docs/api/examples from the content of this database; load the sample first."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            for name in record_examples():
                self.stdout.write(name)
        except LookupError as error:
            raise CommandError(str(error)) from error
