"""Images and documents. Their alternative text is asked for where they are used."""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any, ClassVar, Final
from unicodedata import normalize

from django.core.files.base import ContentFile
from django.db import connection, models, transaction
from PIL import Image
from procrastinate.contrib.django import app
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Image as PlainImage,
    WagtailImageFieldFile,
)
from wagtail.search.index import AutocompleteField

from cms.media.contents import check
from cms.media.names import cleaned, storage_name
from cms.media.pictures import prepared
from cms.reading.files import file_path
from cms.reading.visibility import CollectionRule

LOCK: Final = 0x494D4147  # any number that nobody else takes: "IMAG"


def _name_field() -> "models.CharField[str, str]":
    return models.CharField(
        "もとのファイル名",
        max_length=255,
        blank=True,
        editable=False,
        help_text="選んだファイルの名前で、ダウンロードする人の画面に表示されます。"
        "例: チラシ（表）.pdf",
    )


class PortalImage(AbstractImage):
    RENDITIONS_JOB: Final = "cms.media.make_renditions"

    credit = models.CharField(
        "提供・撮影",
        max_length=100,
        blank=True,
        help_text="画像のそばに表示されます。例: 架空市観光課",
    )

    original_name = _name_field()

    visibility: ClassVar[CollectionRule] = CollectionRule()
    search_fields: ClassVar[list[Any]] = [
        *AbstractImage.search_fields,
        AutocompleteField("original_name"),
    ]
    admin_form_fields = (*PlainImage.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        indexes = [models.Index(fields=["file"], name="image_file")]
        verbose_name = "画像"
        verbose_name_plural = "画像"

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        row: Any = self  # whose fields Wagtail gives no types
        row.title = normalize("NFC", row.title)
        if row.file and not row.file._committed:
            row.file = prepared(row.file.file)
            row.file_size = row.file.size
            row.original_name = row.file.name
        super().save(*args, **kwargs)
        app.configure_task(self.RENDITIONS_JOB).defer(image_id=self.pk)

    def get_upload_to(self, filename: str) -> str:
        return f"original_images/{storage_name(PurePosixPath(filename).suffix)}"

    @transaction.atomic
    def create_rendition(self, filter: Any) -> Any:  # noqa: A002  # Wagtail's name
        _wait_for_turn(self)
        built = self._built([filter])
        return built[filter] if built else super().create_rendition(filter)

    @transaction.atomic
    def create_renditions(self, *filters: Any) -> dict[Any, Any]:
        """Build what is missing; whoever waited for another builder takes what that one built."""
        _wait_for_turn(self)
        built = self._built(filters)
        missing = [filter_ for filter_ in filters if filter_ not in built]
        made: dict[Any, Any] = super().create_renditions(*missing)
        return built | made

    def _built(self, filters: Iterable[Any]) -> dict[Any, Any]:
        wanted = {(each.spec, each.get_cache_key(self)): each for each in filters}
        rows = self.renditions.filter(filter_spec__in=[spec for spec, _ in wanted])
        keys = ((row.filter_spec, row.focal_point_key) for row in rows)
        return {wanted[key]: row for key, row in zip(keys, rows, strict=True) if key in wanted}

    def generate_rendition_file(self, filter: Any, *, source: Any = None) -> "ContentFile[bytes]":  # noqa: A002  # Wagtail's name
        # Wagtail leaves its temporary file open.
        with super().generate_rendition_file(filter, source=source) as file:
            file.seek(0)
            return ContentFile(file.read(), name=file.name)


class PictureFile(WagtailImageFieldFile):
    def get_image_dimensions(self) -> tuple[int, int]:
        """As the beginning of the file says; Wagtail's own unpacks the whole picture, twice."""
        was_closed = self.closed
        try:
            self.open()
            return Image.open(self).size
        finally:
            if was_closed:
                self.close()
            else:
                self.seek(0)


PortalImage._meta.get_field("file").attr_class = PictureFile


def _wait_for_turn(image: PortalImage) -> None:
    """Let one request or job at a time build renditions of an image, until its transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, image.pk])


class PortalRendition(AbstractRendition):
    image = models.ForeignKey(PortalImage, related_name="renditions", on_delete=models.CASCADE)

    @property
    def url(self) -> str:
        """Where our own view hands it out; Wagtail would name the storage's address."""
        return file_path(str(self.file.name))

    class Meta:
        verbose_name = "画像の大きさ違い"
        verbose_name_plural = "画像の大きさ違い"
        indexes = [models.Index(fields=["file"], name="rendition_file")]
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="rendition_unique"
            )
        ]


class PortalDocument(AbstractDocument):
    original_name = _name_field()

    visibility: ClassVar[CollectionRule] = CollectionRule()
    search_fields: ClassVar[list[Any]] = [
        *AbstractDocument.search_fields,
        AutocompleteField("original_name"),
    ]
    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = "ファイル"
        verbose_name_plural = "ファイル"

    @property
    def filename(self) -> str:
        """The name under which it is downloaded; the storage's own says nothing."""
        return self.original_name or PurePosixPath(str(self.file.name)).name

    def save(self, *args: Any, **kwargs: Any) -> None:
        row: Any = self
        row.title = normalize("NFC", row.title)
        if row.file and not row.file._committed:
            check(row.file.file)
            row.original_name = cleaned(str(row.file.name))
            row.file.name = storage_name(PurePosixPath(row.original_name).suffix)
            row.file_size = row.file.size
        elif row.file and row.file_size is None:
            # Wagtail notes the size in its forms only; readers are told it, whoever wrote the file.
            row.file_size = row.file.size
        super().save(*args, **kwargs)
