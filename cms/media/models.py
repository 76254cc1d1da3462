"""Images and documents. Their alternative text is asked for where they are used."""

from typing import ClassVar

from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from cms.reading.visibility import CollectionRule


class PortalImage(AbstractImage):
    credit = models.CharField(
        "提供・撮影",
        max_length=100,
        blank=True,
        help_text="画像のそばに表示されます。例: 架空市観光課",
    )

    visibility: ClassVar[CollectionRule] = CollectionRule()
    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = "画像"
        verbose_name_plural = "画像"


class PortalRendition(AbstractRendition):
    image = models.ForeignKey(PortalImage, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        verbose_name = "画像の大きさ違い"
        verbose_name_plural = "画像の大きさ違い"
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
