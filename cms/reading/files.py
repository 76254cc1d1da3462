"""Images and documents that a read may show, both kinds in one query."""

import logging
import mimetypes
from collections.abc import Collection
from functools import cache
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from django.contrib.postgres.expressions import ArraySubquery
from django.core.files.storage import default_storage
from django.db.models import BigIntegerField, OuterRef, QuerySet, Value
from django.db.models.functions import JSONObject
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from cms.reading.horizon import any_viewer
from cms.reading.schemas import FileSchema, FocalPoint, ImageSchema, ImageSource
from cms.reading.statements import AnyOf, Statement
from cms.reading.viewer import Audience, Viewer
from cms.reading.visibility import visible

logger = logging.getLogger(__name__)

WIDTHS = (320, 640, 960, 1280)
"""Widths in pixels of the renditions that stand ready before a reader asks."""

SPECS = tuple(f"width-{width}|format-webp" for width in WIDTHS)


class Files:
    """Every visible image and document that a read may have to show, by primary key."""

    def __init__(
        self, viewer: Viewer, images: Collection[int], documents: Collection[int], base: str
    ) -> None:
        self._base = base
        self._images: dict[int, dict[str, Any]] = {}
        self._documents: dict[int, FileSchema] = {}
        if not images and not documents:
            return
        given = {"images": list(images), "documents": list(documents)}
        for kind, fields in _statement(viewer.audience).run(given):
            if kind == "image":
                self._add_image(**fields)
            else:
                self._add_document(**fields)

    def image(self, key: int | None, alt: str) -> ImageSchema | None:
        """The image with its alternative text in this place."""
        fields = self._images.get(key) if key is not None else None
        return None if fields is None else ImageSchema(alt=alt, **fields)

    def document(self, key: int | None) -> FileSchema | None:
        return self._documents.get(key) if key is not None else None

    def _add_image(self, id: int, ready: list[dict[str, Any]], focal: Any, **texts: str) -> None:  # noqa: A002  # the column's name
        sources = {source["width"]: source for source in ready}
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

    def _source(self, source: dict[str, Any]) -> ImageSource:
        return ImageSource(
            url=self._base + default_storage.url(source["file"]),
            width=source["width"],
            height=source["height"],
            media_type="image/webp",
        )

    def _add_document(self, id: int, title: str, file: str, size: int | None) -> None:  # noqa: A002  # the column's name
        filename = PurePosixPath(file).name
        address = reverse("wagtaildocs_serve", args=[id, filename])
        self._documents[id] = FileSchema(
            id=id,
            title=title,
            filename=filename,
            url=self._base + quote(address, safe="/%"),
            size=size,
            media_type=mimetypes.guess_type(filename)[0] or "application/octet-stream",
        )


@cache
def _statement(audience: Audience) -> Statement:
    viewer = any_viewer(audience)
    return Statement(_images(viewer).union(_documents(viewer), all=True))


def _images(viewer: Viewer) -> QuerySet[Any, Any]:
    model: Any = get_image_model()
    renditions = model.renditions.rel.related_model.objects.filter(
        image_id=OuterRef("pk"), filter_spec__in=SPECS
    )
    ready = renditions.values(json=JSONObject(file="file", width="width", height="height"))
    fields = JSONObject(
        id="pk",
        title="title",
        credit="credit",
        focal=JSONObject(x="focal_point_x", y="focal_point_y", width="width", height="height"),
        ready=ArraySubquery(ready),
    )
    wanted = AnyOf("pk", "images", BigIntegerField())
    return visible(model, viewer).filter(wanted).values_list(Value("image"), fields)


def _documents(viewer: Viewer) -> QuerySet[Any, Any]:
    model: Any = get_document_model()
    fields = JSONObject(id="pk", title="title", file="file", size="file_size")
    wanted = AnyOf("pk", "documents", BigIntegerField())
    return visible(model, viewer).filter(wanted).values_list(Value("document"), fields)


def _focal_point(x: int | None, y: int | None, width: int, height: int) -> FocalPoint | None:
    if x is None or y is None or not width or not height:
        return None
    return FocalPoint(x=round(x / width, 4), y=round(y / height, 4))
