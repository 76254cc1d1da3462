"""The drawings as images of the site, with the renditions that readers are given."""

from django.core.files.base import ContentFile
from wagtail.models import Collection

from cms.media import renditions
from cms.media.models import PortalImage
from home.sample.drawings.catalogue import DRAWINGS

COLLECTION = "見本の絵"
CREDIT = "Renkei"


def image_id(name: str) -> int:
    """Primary key of a drawing's image; drawn and stored if it is not there yet."""
    drawing = DRAWINGS[name]
    collection = _collection()
    image = PortalImage.objects.filter(collection=collection, title=drawing.title).first()
    if image is None:
        file = ContentFile(drawing.draw().png(), name=f"{name.replace('_', '-')}.png")
        image = PortalImage(title=drawing.title, credit=CREDIT, collection=collection, file=file)
        image.full_clean()
        image.save()
        renditions.make(image)  # at once: without any, a reader is not shown the image
    return int(image.pk)


def _collection() -> Collection:
    root = Collection.get_first_root_node()
    found = root.get_children().filter(name=COLLECTION).first()
    return found or root.add_child(name=COLLECTION)
