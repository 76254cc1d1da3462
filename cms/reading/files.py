"""Images and documents that a read may show."""

import logging
import re
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils.encoding import filepath_to_uri

from cms.reading.file_keys import with_key
from cms.reading.schemas import FileSchema, FocalPoint, ImageSchema, ImageSource

logger = logging.getLogger(__name__)

UNKNOWN = "application/octet-stream"
OFFICE = "application/vnd.openxmlformats-officedocument."
MEDIA_TYPES = {
    "avif": "image/avif",
    "csv": "text/csv",
    "docx": f"{OFFICE}wordprocessingml.document",
    "gif": "image/gif",
    "heic": "image/heic",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": f"{OFFICE}presentationml.presentation",
    "txt": "text/plain",
    "webp": "image/webp",
    "xlsx": f"{OFFICE}spreadsheetml.sheet",
    "zip": "application/zip",
}
"""By ending: a file is taken only if its content is what its ending says."""


PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_./-]*")

_missed: set[str] = set()
"""What this process has already told of."""


def media_type_of(filename: str) -> str:
    """What a file is; the same on every machine, whatever its own tables say."""
    return MEDIA_TYPES.get(filename.rpartition(".")[2].lower(), UNKNOWN)


def file_path(name: str) -> str:
    """Where the file view hands out what has this name in the storage, wherever that may be."""
    # A list names more than a hundred, all of which we named ourselves: nothing in them is quoted.
    path = name if PLAIN.fullmatch(name) else (filepath_to_uri(name) or "").lstrip("/")
    return settings.MEDIA_URL + path


class Files:
    """Every visible image and document that a read may have to show, by primary key."""

    def __init__(
        self,
        images: Iterable[dict[str, Any]],
        documents: Iterable[dict[str, Any]],
        base: str,
        *,
        is_draft: bool = False,
    ) -> None:
        """Prepare what was looked up.

        Args:
            images: fields of the visible images.
            documents: fields of the visible documents.
            base: scheme and host of their addresses.
            is_draft: whether no visible record may refer to them yet, so that their addresses need
                a key.
        """
        self._base = base
        self._is_draft = is_draft
        self._has: Callable[[str], bool] | None = getattr(default_storage, "has", None)
        self._images: dict[int, dict[str, Any]] = {}
        self._documents: dict[int, FileSchema] = {}
        for fields in images:
            self._add_image(**fields)
        for fields in documents:
            self._add_document(**fields)

    def image(self, key: int | None, alt: str, *, decorative: bool) -> ImageSchema | None:
        """The image with what an editor says of it in this place."""
        fields = self._images.get(key) if key is not None else None
        if fields is None:
            return None
        return ImageSchema(alt=alt, decorative=decorative, **fields)

    def document(self, key: int | None) -> FileSchema | None:
        return self._documents.get(key) if key is not None else None

    def _add_image(self, id: int, ready: list[dict[str, Any]], focal: Any, **texts: str) -> None:  # noqa: A002  # the column's name
        sources = {source["width"]: source for source in ready if self._is_there(source["file"])}
        srcset = [self._source(sources[width]) for width in sorted(sources)]
        if not srcset:
            logger.warning("Image %s has no renditions yet and is left out.", id)
            return
        widest = srcset[-1]
        self._images[id] = {
            "id": id,
            **texts,
            "url": widest.url,
            "width": widest.width,
            "height": widest.height,
            "focal_point": _focal_point(**focal),
            "srcset": srcset,
        }

    def _is_there(self, name: str) -> bool:
        """Whether a file can be shown; asked only of a storage that need not go far to know."""
        if self._has is None or self._has(name):
            return True
        if name not in _missed:
            _missed.add(name)
            logger.error("The stored file %s is missing; readers see the page without it.", name)
        return False

    def _source(self, source: dict[str, Any]) -> ImageSource:
        return ImageSource(
            url=self._url(file_path(source["file"])),
            width=source["width"],
            height=source["height"],
            media_type="image/webp",
        )

    def _url(self, path: str) -> str:
        return self._base + (with_key(path) if self._is_draft else path)

    def _add_document(self, id: int, file: str, name: str, **told: Any) -> None:  # noqa: A002  # the column's name
        filename = name or PurePosixPath(file).name
        address = reverse("wagtaildocs_serve", args=[id, filename])
        self._documents[id] = FileSchema(
            id=id,
            filename=filename,
            url=self._url(quote(address, safe="/%")),
            media_type=media_type_of(filename),
            **told,
        )


def _focal_point(x: int | None, y: int | None, width: int, height: int) -> FocalPoint | None:
    if x is None or y is None or not width or not height:
        return None
    return FocalPoint(x=round(x / width, 4), y=round(y / height, 4))
