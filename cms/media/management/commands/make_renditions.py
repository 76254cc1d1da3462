from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from cms.media import renditions
from cms.media.models import PortalImage


class Command(BaseCommand):
    help = "Makes the renditions of images that have none yet, such as those of an import."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--all", action="store_true", help="look at every image, after other widths were chosen"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        images = PortalImage.objects.order_by("pk") if options["all"] else renditions.unready()
        made = failed = 0
        for image in images.iterator():
            try:
                made += renditions.make(image)
            except OSError as error:  # a missing or broken file must not hold up the others
                failed += 1
                self.stderr.write(f"Image {image.pk} ({image.file.name}): {error}")
        self.stdout.write(f"Renditions made: {made}. Images that could not be read: {failed}.")
