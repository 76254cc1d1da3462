from typing import Any, ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from cms.pages.blocks.attachments import PhotographBlocks, photographs_of
from cms.pages.body import body_of
from cms.pages.fields import BodyField, LeanStreamField
from cms.reading.context import ReadContext


class EventOutcome(models.Model):
    """What is told of an event after it has taken place."""

    attendance = models.PositiveIntegerField(
        "来場者数",
        null=True,
        blank=True,
        help_text="人数を数字で入れます。例: 164",
    )
    report = BodyField(
        verbose_name="開催報告",
        help_text="終わったあとに、当日のようすや成果を書きます。ページの下のほうに表示されます。",
    )
    photographs = LeanStreamField(
        PhotographBlocks(),
        verbose_name="写真",
        blank=True,
        help_text="写っている方の了解を得た写真だけを載せます。開催報告のあとに並びます。",
    )

    outcome_panel: ClassVar[Any] = MultiFieldPanel(
        [FieldPanel("attendance"), FieldPanel("report"), FieldPanel("photographs")],
        heading="開催後",
        classname="collapsed",
    )

    class Meta:
        abstract = True

    def outcome_fields(self, context: ReadContext) -> dict[str, Any]:
        return {
            "attendance": self.attendance,
            "report": body_of(self.report, context),
            "photographs": photographs_of(self.photographs, context),
        }
