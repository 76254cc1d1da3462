"""Images and documents. Their alternative text is asked for where they are used."""

from typing import Any, ClassVar, Final

from django.core.files.base import ContentFile
from django.db import models, transaction
from procrastinate.contrib.django import app
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from cms.reading.files import file_path
from cms.reading.visibility import CollectionRule


class PortalImage(AbstractImage):
    RENDITIONS_JOB: Final = "cms.media.make_renditions"

    credit = models.CharField(
        "提供・撮影",
        max_length=100,
        blank=True,
        help_text="画像のそばに表示されます。例: 架空市観光課",
    )

    visibility: ClassVar[CollectionRule] = CollectionRule()
    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        indexes = [models.Index(fields=["file"], name="image_file")]
        verbose_name = "画像"
        verbose_name_plural = "画像"

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        app.configure_task(self.RENDITIONS_JOB).defer(image_id=self.pk)

    def generate_rendition_file(self, filter: Any, *, source: Any = None) -> "ContentFile[bytes]":  # noqa: A002  # Wagtail's name
        # Wagtail leaves its temporary file open.
        with super().generate_rendition_file(filter, source=source) as file:
            file.seek(0)
            return ContentFile(file.read(), name=file.name)


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
    visibility: ClassVar[CollectionRule] = CollectionRule()
    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = "ファイル"
        verbose_name_plural = "ファイル"

    def save(self, *args: Any, **kwargs: Any) -> None:
        # Wagtail notes the size in its forms only; readers are told it, whoever wrote the file.
        if self.file and (self.file_size is None or not self.file._committed):
            self.file_size: int | None = self.file.size
        super().save(*args, **kwargs)
