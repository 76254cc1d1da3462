"""Renditions stand ready before a reader asks; an image without any is not shown."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from wagtail.images.models import Filter

from cms.media.models import PortalImage, PortalRendition
from cms.reading.targets import SPECS, WIDTHS


def make(image: PortalImage) -> int:
    """Make what is missing of an image's renditions.

    Wagtail's own look-up is passed by: its cache may still hold those of a file that was replaced.

    Returns:
        How many were made.
    """
    there = set(image.renditions.values_list("filter_spec", flat=True))
    missing = [Filter(spec=spec) for spec in specs_for(image.width) if spec not in there]
    made: dict[Any, Any] = image.create_renditions(*missing)
    return len(made)


def specs_for(width: int) -> list[str]:
    """The specs worth making: an image is never enlarged, so the first one above it is the last.

    Args:
        width: of the image, in pixels.
    """
    narrower = sum(step < width for step in WIDTHS)
    return list(SPECS[: narrower + 1])


def unready() -> QuerySet[PortalImage]:
    """Images of which no rendition stands ready."""
    ready = PortalRendition.objects.filter(image_id=OuterRef("pk"), filter_spec__in=SPECS)
    images: QuerySet[PortalImage] = PortalImage.objects.filter(~Exists(ready)).order_by("pk")
    return images
