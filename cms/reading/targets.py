"""Everything that a read may have to name besides its rows: one statement for pages and files."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BigIntegerField,
    JSONField,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    UUIDField,
    Value,
)
from django.db.models.functions import Cast, JSONObject
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from cms.reading.horizon import any_viewer, horizon
from cms.reading.references import References
from cms.reading.statements import AnyOf, Statement
from cms.reading.viewer import Audience, Viewer
from cms.reading.visibility import visible

STEP = Page.steplen

WIDTHS = (320, 640, 960, 1280)
"""Widths in pixels of the renditions that stand ready before a reader asks."""

SPECS = tuple(f"width-{width}|format-webp" for width in WIDTHS)


PAGE_FIELDS = (
    "path",
    "locale_id",
    "content_type_id",
    "pk",
    "title",
    "search_description",
    "url_path",
    "translation_key",
)
NO_PAGE = [Value(None, output_field=TextField())] * len(PAGE_FIELDS)
"""Columns and not JSON, which would cost more than the pages themselves."""


@dataclass(slots=True)
class Targets:
    """The visible ones of what was asked for, as far as they have to be named."""

    pages: list[Sequence[Any]] = field(default_factory=list)
    images: list[dict[str, Any]] = field(default_factory=list)
    documents: list[dict[str, Any]] = field(default_factory=list)


def look_up(viewer: Viewer, pages: Collection[Page], references: References) -> Targets:
    """Find what pages and the texts around them lead to.

    Args:
        viewer: who reads, and when.
        pages: themselves, their ancestors and their versions in other languages are found.
        references: the further pages and the files to find.
    """
    found = Targets()
    if not pages and not (references.pages or references.images or references.documents):
        return found
    above = {page.path[:end] for page in pages for end in range(2 * STEP, len(page.path) + 1, STEP)}
    given = {
        "pages": list(references.pages),
        "above": list(above),
        "translations": list({page.translation_key for page in pages}),
        "images": list(references.images),
        "documents": list(references.documents),
    }
    statement = _statement(viewer.audience)
    for kind, file, *page in statement.run(horizon(viewer).given(statement.names) | given):
        getattr(found, kind).append(file or page)
    found.pages.sort(key=lambda page: str(page[0]))
    return found


@cache
def _statement(audience: Audience) -> Statement:
    viewer = any_viewer(audience)
    return Statement(_pages(viewer).union(_images(viewer), _documents(viewer), all=True))


def _pages(viewer: Viewer) -> QuerySet[Any, Any]:
    wanted = (
        Q(AnyOf("pk", "pages", BigIntegerField()))
        | Q(AnyOf("path", "above", TextField()))
        | Q(AnyOf("translation_key", "translations", UUIDField()))
    )
    pages = visible(Page, viewer).filter(wanted).order_by()
    return pages.values_list(Value("pages"), Cast(Value(None), JSONField()), *PAGE_FIELDS)


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
    images = visible(model, viewer).filter(wanted)
    return images.values_list(Value("images"), fields, *NO_PAGE)


def _documents(viewer: Viewer) -> QuerySet[Any, Any]:
    model: Any = get_document_model()
    fields = JSONObject(id="pk", title="title", file="file", size="file_size", name="original_name")
    wanted = AnyOf("pk", "documents", BigIntegerField())
    documents = visible(model, viewer).filter(wanted)
    return documents.values_list(Value("documents"), fields, *NO_PAGE)
