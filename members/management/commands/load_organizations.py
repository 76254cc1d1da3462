from typing import Any

from django.core.management.base import BaseCommand

from members.services.organizations import organizations_load
from members.services.register_files import alias_rows, register_rows


class Command(BaseCommand):
    help = "Loads the 47 prefectures and 1,741 municipalities; may be run again at any time."

    def handle(self, *args: Any, **options: Any) -> None:
        result = organizations_load(rows=register_rows(), aliases=alias_rows())
        if not (result.created or result.updated or result.aliases_created):
            self.stdout.write(
                f"Nothing to do: all {result.unchanged} organizations are as in the register."
            )
            return
        self.stdout.write(
            f"Organizations: {result.created} created, {result.updated} updated, "
            f"{result.unchanged} unchanged. Spellings: {result.aliases_created} added."
        )
