from datetime import date
from typing import Any, ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from cms.reading.visibility import Follows
from members.periods import days_between


class Constituent(models.Model):
    """That an organization belongs to an association, such as a town to its 町村会."""

    association = ParentalKey(
        "members.Organization",
        verbose_name="市長会・町村会・組合など",
        on_delete=models.CASCADE,
        related_name="constituents",
    )
    organization = models.ForeignKey(
        "members.Organization",
        verbose_name="構成団体",
        on_delete=models.PROTECT,
        related_name="associations",
        help_text="名称の一部を入れて探します。例: 白糠町",
    )
    since = models.DateField(
        "加わった日",
        null=True,
        blank=True,
        help_text="わからなければ空のままにします。はじめから加わっていたとみなします。"
        "例: 2005-04-01",
    )
    until = models.DateField(
        "外れた日",
        null=True,
        blank=True,
        help_text="この日から構成団体に数えません。今も加わっていれば空のままにします。"
        "例: 2016-10-10",
    )

    visibility: ClassVar[Follows] = Follows("association", "organization")

    panels: ClassVar[list[Any]] = [
        FieldPanel("organization"),
        FieldRowPanel([FieldPanel("since"), FieldPanel("until")]),
    ]

    class Meta:
        verbose_name = "構成団体"
        verbose_name_plural = "構成団体"
        ordering = ["organization__sort_key", "organization__code", "since", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(association=F("organization")),
                name="constituent_of_another",
                violation_error_message="構成団体には、別の団体を選んでください。",
            ),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(since__lt=F("until")),
                name="constituent_until_after_since",
                violation_error_message="外れた日は、加わった日より後にしてください。",
            ),
            ExclusionConstraint(
                name="constituent_once_at_a_time",
                expressions=[
                    ("association", RangeOperators.EQUAL),
                    ("organization", RangeOperators.EQUAL),
                    (days_between("since", "until"), RangeOperators.OVERLAPS),
                ],
                violation_error_message="同じ団体の期間が重なっています。",
            ),
        ]

    def __str__(self) -> str:
        return str(self.organization)

    def holds_on(self, day: date) -> bool:
        """Whether the organization belonged to the association on a day, as far as is known."""
        began = self.since is None or self.since <= day
        return began and (self.until is None or self.until > day)
