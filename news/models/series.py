from typing import ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin

from cms.reading.visibility import Everyone
from news.forms import NamedForm
from news.schemas.values import SeriesLink


class Series(TranslatableMixin, models.Model):
    """A name under which news or publications appear again and again."""

    name = models.CharField(
        "名称",
        max_length=100,
        help_text="お知らせと資料のページに表示され、絞り込みにも使われます。例: 全国連携NEWS",
    )
    description = models.CharField(
        "説明",
        max_length=200,
        blank=True,
        help_text="何を伝えるシリーズかを一、二文で書きます。"
        "例: 全国の自治体との連携の今を伝えます。",
    )

    visibility: ClassVar[Everyone] = Everyone()

    base_form_class = NamedForm
    panels: ClassVar[list[FieldPanel]] = [FieldPanel("name"), FieldPanel("description")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = "シリーズ"
        verbose_name_plural = "シリーズ"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "locale"],
                name="series_name_unique",
                violation_error_message="同じ名称のシリーズがすでにあります。",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def as_link(self) -> SeriesLink:
        """The series as a record that belongs to it names it."""
        return SeriesLink(id=self.pk, name=self.name, description=self.description)
