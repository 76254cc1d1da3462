from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import RevisionMixin

from cms.pages.choices import choice_panel, known
from cms.pages.coded import coded
from cms.reading.context import ReadContext
from cms.reading.visibility import Everyone
from members.choices import FigureSubject
from members.querysets import FigureQuerySet
from members.schemas.figures import FigureSummary


class Figure(RevisionMixin, models.Model):
    """A number that somebody else has stated, of a day and with its source."""

    subject = models.CharField(
        "何の数か",
        max_length=30,
        choices=FigureSubject,
        help_text="「登録自治体」には、この名簿から数えた数が並べて表示されます。例: 登録自治体",
    )
    label = models.CharField(
        "名前",
        max_length=60,
        help_text="数の上に表示されます。例: パンフレット発行時の登録自治体",
    )
    value = models.PositiveIntegerField("値", help_text="公表されたとおりの整数です。例: 195")
    unit = models.CharField("単位", max_length=20, help_text="値のあとに表示されます。例: 市町村")
    as_of = models.DateField(
        "いつの数か", help_text="値に必ず添えて表示されます。例: 平成28年6月7日"
    )
    source = models.CharField(
        "出典",
        max_length=200,
        help_text="値に必ず添えて表示されます。例: プロジェクトのパンフレット",
    )
    source_url = models.URLField(
        "出典のアドレス",
        blank=True,
        help_text="公開されていれば入れます。出典からリンクされます。例: https://www.example.jp/",
    )
    confirmed_by = models.CharField(
        "確かめた係",
        max_length=100,
        blank=True,
        help_text="値を出典と照らし合わせた係です。APIに載るので、個人の名前は入れません。"
        "例: 事務局 調査第1課",
    )
    note = models.CharField(
        "補足",
        max_length=200,
        blank=True,
        help_text="値の下に表示されます。例: 23区等を除く数です。",
    )

    objects: ClassVar[FigureQuerySet["Figure"]] = FigureQuerySet.as_manager()  # type: ignore[assignment]  # a manager with the queryset's methods

    visibility: ClassVar[Everyone] = Everyone()

    panels: ClassVar[list[Any]] = [
        FieldRowPanel([choice_panel("subject"), FieldPanel("label")]),
        FieldRowPanel([FieldPanel("value"), FieldPanel("unit")]),
        FieldPanel("as_of"),
        MultiFieldPanel(
            [FieldPanel("source"), FieldPanel("source_url"), FieldPanel("confirmed_by")],
            heading="出典",
        ),
        FieldPanel("note"),
    ]

    class Meta:
        verbose_name = "公表された数"
        verbose_name_plural = "公表された数"
        ordering = ["-as_of", "subject", "label", "pk"]
        constraints = [
            known("subject", FigureSubject, "figure_subject_known"),
            models.UniqueConstraint(
                fields=["subject", "label", "as_of"],
                name="figure_once_a_day",
                violation_error_message="同じ名前で同じ日の数が、すでに登録されています。",
            ),
            models.CheckConstraint(
                condition=~Q(source="") & ~Q(unit=""),
                name="figure_with_source",
                violation_error_message="出典と単位を入れてください。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.value:,}{self.unit}"

    def summary(self, context: ReadContext) -> FigureSummary:
        return FigureSummary(
            id=self.pk,
            subject=coded(FigureSubject, self.subject),
            label=self.label,
            value=self.value,
            unit=self.unit,
            as_of=self.as_of,
            source=self.source,
            source_url=self.source_url,
            confirmed_by=self.confirmed_by,
            note=self.note,
            counted=None,
        )
