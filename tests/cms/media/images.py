"""Images for tests, drawn on the spot."""

from io import BytesIO

from django.core.files.images import ImageFile
from PIL import Image

from cms.media.models import PortalImage


def draw(width: int = 1600, height: int = 900, *, colour: str = "navy") -> ImageFile:
    picture = BytesIO()
    Image.new("RGB", (width, height), colour).save(picture, "PNG")
    picture.seek(0)
    return ImageFile(picture, name=f"{colour}.png")


def image(width: int = 1600, height: int = 900, **fields: str) -> PortalImage:
    """A stored image, without its renditions."""
    stored: PortalImage = PortalImage.objects.create(
        file=draw(width, height), **{"title": "見本", **fields}
    )
    return stored
