from typing import Any

from django.core.management.base import BaseCommand, CommandError

from home.sample.load import SampleRefusedError, sample_load


class Command(BaseCommand):
    help = "Loads the sample content; may be run again, and leaves alone what was loaded before."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            result = sample_load()
        except SampleRefusedError as error:
            raise CommandError(str(error)) from error
        if result.is_empty:
            self.stdout.write("Nothing to do: the sample content has been loaded before.")
            return
        self.stdout.write(
            f"Register: {result.register.created} organizations created, "
            f"{result.register.updated} updated. Associations: {result.associations}, "
            f"with {result.constituents} constituents. "
            f"Memberships: {result.memberships}. Figures: {result.figures}. "
            f"Series: {result.series}. Bodies: {result.bodies}. "
            f"Entries of the chronology: {result.entries}. Pages published: {result.pages}. "
            f"Settings {'filled' if result.has_settings else 'left alone'}."
        )
