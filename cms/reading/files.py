"""Images and documents that a read may show, each kind in one query."""

import logging
import mimetypes
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from django.contrib.postgres.expressions import ArraySubquery
from django.core.files.storage import default_storage
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from cms.reading.schemas import FileSchema, FocalPoint, ImageSchema, ImageSource
from cms.reading.viewer import Viewer
from cms.reading.visibility import visible

logger = logging.getLogger(__name__)

WIDTHS = (320, 640, 960, 1280)
"""Widths in pixels of the renditions that stand ready before a reader asks."""

SPECS = tuple(f"width-{width}|format-webp" for width in WIDTHS)


def images(viewer: Viewer, keys: Iterable[int], base: str) -> dict[int, dict[str, Any]]:
    """The visible images among these: all that an ImageSchema needs but the alternative text."""
    model: Any = get_image_model()
    renditions = model.renditions.rel.related_model.objects.filter(
        image_id=OuterRef("pk"), filter_spec__in=SPECS
    )
    ready = renditions.order_by("width").values(
        json=JSONObject(file="file", width="width", height="height")
    )
    rows = (
        visible(model, viewer).filter(pk__in=set(keys)).annotate(ready=ArraySubquery(ready))
        if keys
        else []
    )
    return {row.pk: fields for row in rows if (fields := _image_fields(row, base))}


def image_schema(fields: dict[str, Any], alt: str) -> ImageSchema:
    return ImageSchema(alt=alt, **fields)


def documents(viewer: Viewer, keys: Iterable[int], base: str) -> dict[int, FileSchema]:
    """The visible documents among these."""
    model: Any = get_document_model()
    rows = visible(model, viewer).filter(pk__in=set(keys)) if keys else []
    return {row.pk: _file_schema(row, base) for row in rows}


def _image_fields(row: Any, base: str) -> dict[str, Any] | None:
    srcset = [
        ImageSource(
            url=base + default_storage.url(source["file"]),
            width=source["width"],
            height=source["height"],
            media_type="image/webp",
        )
        for source in row.ready
    ]
    if not srcset:
        logger.warning("Image %s has no renditions yet and is left out.", row.pk)
        return None
    widest = srcset[-1]
    return {
        "id": row.pk,
        "title": row.title,
        "credit": row.credit,
        "url": widest.url,
        "width": widest.width,
        "height": widest.height,
        "focal_point": _focal_point(row),
        "srcset": srcset,
    }


def _focal_point(row: Any) -> FocalPoint | None:
    if row.focal_point_x is None or not row.width or not row.height:
        return None
    return FocalPoint(
        x=round(row.focal_point_x / row.width, 4), y=round(row.focal_point_y / row.height, 4)
    )


def _file_schema(row: Any, base: str) -> FileSchema:
    filename = row.filename
    return FileSchema(
        id=row.pk,
        title=row.title,
        filename=filename,
        url=base + quote(reverse("wagtaildocs_serve", args=[row.pk, filename]), safe="/%"),
        size=row.file_size,
        media_type=mimetypes.guess_type(filename)[0] or "application/octet-stream",
    )
