from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel

from cms.reading.visibility import Follows


class Succession(models.Model):
    """That one body took over from another on the day on which that one was dissolved."""

    predecessor = ParentalKey(
        "members.Organization",
        verbose_name="廃止された団体",
        on_delete=models.CASCADE,
        related_name="successions",
    )
    successor = models.ForeignKey(
        "members.Organization",
        verbose_name="引き継いだ団体",
        on_delete=models.PROTECT,
        related_name="inheritances",
        help_text="この団体を引き継いだ団体です。会員の記録は、この団体に引き継がれます。"
        "例: 丹波市",
    )

    visibility: ClassVar[Follows] = Follows("predecessor", "successor")

    panels: ClassVar[list[FieldPanel]] = [FieldPanel("successor")]

    class Meta:
        verbose_name = "引き継いだ団体"
        verbose_name_plural = "引き継いだ団体"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"],
                name="succession_unique",
                violation_error_message="同じ団体が2度選ばれています。",
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="succession_by_another",
                violation_error_message="引き継いだ団体には、別の団体を選んでください。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"
