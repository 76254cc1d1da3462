"""Images and documents full of canaries, and every address at which one could be fetched."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.core.files.base import ContentFile
from django.test import Client
from wagtail.images.tests.utils import get_test_image_file

from cms.media import renditions
from cms.media.models import PortalDocument, PortalImage
from tests.contract.leaks.records import CANARY, SLUG

ADMIN_SPEC = "max-165x165"
"""What a list of the admin shows."""


@dataclass(frozen=True, slots=True)
class Files:
    """An image, ready to be shown, and a document."""

    image: PortalImage
    document: PortalDocument

    @property
    def shown(self) -> list[str]:
        """Addresses that a read names."""
        made = self.image.renditions.exclude(filter_spec=ADMIN_SPEC)
        return [rendition.url for rendition in made] + [quote(self.document.url, safe="/%")]

    @property
    def never(self) -> list[str]:
        """Addresses that no read names, and that nobody but an editor is answered at."""
        names = (
            self.image.file.name,
            self.document.file.name,
            self.image.renditions.get(filter_spec=ADMIN_SPEC).file.name,
        )
        return [f"/media/{name}" for name in names]


def plant_files(**fields: Any) -> Files:
    """Store an image and a document.

    Args:
        fields: of both.
    """
    texts = {"title": CANARY, **fields}
    image = PortalImage.objects.create(file=get_test_image_file(f"{SLUG}.png"), **texts)
    renditions.make(image)
    image.get_rendition(ADMIN_SPEC)
    content = ContentFile(f"%PDF-1.7\n{CANARY}".encode(), f"{SLUG}-（表）(1).pdf")
    return Files(image, PortalDocument.objects.create(file=content, **texts))


def referring(files: Files) -> dict[str, Any]:
    """Fields of a standard page that refer to both, in a text and in a field."""
    return {
        "image": files.image,
        "image_alt": "絵",
        "body": [
            ("text", f'<p><a linktype="document" id="{files.document.pk}">文書</a></p>'),
        ],
    }


def is_given(client: Client, address: str) -> bool:
    """Whether any way of asking gets a part of the file or says that it is there."""
    answers = [
        client.get(address),
        client.head(address),
        client.get(address, headers={"range": "bytes=0-3"}),
        client.get(address, headers={"if-none-match": "*"}),
    ]
    for answer in answers:
        if answer.streaming:
            b"".join(answer)
    assert {answer.status_code for answer in answers} <= {200, 206, 304, 404}
    assert len({answer.status_code == 404 for answer in answers}) == 1
    return answers[0].status_code != 404
