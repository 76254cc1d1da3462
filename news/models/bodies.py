from typing import ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin

from cms.reading.visibility import Everyone
from news.forms import NamedForm
from news.schemas.chronology import BodyLink


class Body(TranslatableMixin, models.Model):
    """A body that meets, such as 区長会総会: what kind of meeting an entry speaks of."""

    name = models.CharField(
        "名称",
        max_length=100,
        help_text="経過の一覧に印として表示され、絞り込みにも使われます。例: 区長会総会",
    )
    description = models.CharField(
        "説明",
        max_length=200,
        blank=True,
        help_text="どんな会議かを一文で書きます。例: 23区の区長が毎月集まる会議です。",
    )

    visibility: ClassVar[Everyone] = Everyone()

    base_form_class = NamedForm
    panels: ClassVar[list[FieldPanel]] = [FieldPanel("name"), FieldPanel("description")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = "会議体"
        verbose_name_plural = "会議体"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "locale"],
                name="body_name_unique",
                violation_error_message="同じ名称の会議体がすでにあります。",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def as_link(self) -> BodyLink:
        """The body as an entry of the chronology names it."""
        return BodyLink(id=self.pk, name=self.name, description=self.description)
