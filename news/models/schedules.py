from collections.abc import Mapping
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import PageManager
from wagtail.search import index

from cms.pages.dates.years import fiscal_year_of, months_of
from cms.pages.fields import LeanStreamField
from cms.pages.models import PortalPage
from cms.reading.context import ReadContext
from cms.reading.days import today_in_japan
from cms.reading.read import read_slice
from cms.reading.shapes import needs
from cms.reading.viewer import Viewer
from news.charts import chart_of
from news.chronology_blocks import points_of
from news.models.chronology import year_named
from news.querysets import ScheduleQuerySet
from news.schedule_blocks import ScheduleBlocks, holds_in, rows_of
from news.schemas.schedules import SchedulePageDetail, SchedulePageSummary

YEARS = (1990, 2100)


def this_fiscal_year() -> int:
    return fiscal_year_of(today_in_japan())


class SchedulePage(PortalPage):
    """What is planned in a fiscal year: rows of bars and milestones over its months.

    Readers get a chart, which is drawn from the rows, and the same as a table.
    """

    fiscal_year = models.PositiveSmallIntegerField(
        "年度",
        default=this_fiscal_year,
        validators=[MinValueValidator(YEARS[0]), MaxValueValidator(YEARS[1])],
        help_text="西暦で、4月の年を入れます。一つの年度に一つだけ作れます。例: 2016（平成28年度）",
    )
    adopted_on = models.DateField(
        "いつの版か",
        null=True,
        blank=True,
        help_text="確認や決定をした日です。図の上に表示されます。例: H28.8.5",
    )
    adopted_by = models.ForeignKey(
        "news.Body",
        verbose_name="確認した会議体",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="schedules",
        help_text="図の上に表示されます。例: 区長会総会",
    )
    lead = models.TextField(
        "リード文",
        max_length=300,
        blank=True,
        help_text="題名のすぐ下に表示されます。300字まで。例: 平成28年度に進める取組の予定です。",
    )
    rows = LeanStreamField(
        ScheduleBlocks(),
        verbose_name="行",
        blank=True,
        help_text="図と表に、上から順に並びます。予定の月を変えると、プレビューの図も変わります。"
        "例: 全国連携シンポジウム",
    )
    note_title = models.CharField(
        "注の見出し",
        max_length=100,
        blank=True,
        help_text="図の下に表示されます。例: （公財）特別区協議会による取組",
    )
    notes = models.TextField(
        "注",
        max_length=2000,
        blank=True,
        help_text="図の下に箇条書きで並びます。一行に一つ書きます。"
        "例: 区政会館1階を活用した都市交流展示（27年度3件、28年度3件）",
    )

    objects: ClassVar[Any] = PageManager.from_queryset(ScheduleQuerySet)()

    template = "site/schedule_page.html"
    page_description = "一つの年度のスケジュールです。予定を入れると、図と表が作られます。"
    parent_page_types = ["news.ChronologyPage"]
    subpage_types: ClassVar[list[str]] = []
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("lead"),
        index.SearchField("rows"),
        index.SearchField("notes"),
    ]

    body_panels: ClassVar[list[Any]] = [
        FieldPanel("fiscal_year"),
        FieldRowPanel([FieldPanel("adopted_on"), FieldPanel("adopted_by")]),
        FieldPanel("lead"),
        FieldPanel("rows"),
        MultiFieldPanel([FieldPanel("note_title"), FieldPanel("notes")], heading="図の下の注"),
    ]

    class Meta:
        verbose_name = "年間スケジュール"
        verbose_name_plural = "年間スケジュール"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(fiscal_year__range=YEARS), name="schedule_fiscal_year_known"
            )
        ]

    def clean(self) -> None:
        super().clean()
        if self.fiscal_year is None:
            return
        others = SchedulePage.objects.filter(locale=self.locale_id).exclude(pk=self.pk)
        if others.filter(fiscal_year=self.fiscal_year).exists():
            name = year_named(self.fiscal_year).name
            raise ValidationError({"fiscal_year": f"{name}のスケジュールはすでにあります。"})
        if strange := holds_in(self.rows, self.fiscal_year):
            raise ValidationError({"rows": f"この年度にない日付があります: {strange}"})

    @needs(texts=False)
    def summary(self, context: ReadContext) -> SchedulePageSummary:
        return SchedulePageSummary(**self.summary_fields(context))

    @needs("adopted_by")
    def detail(self, context: ReadContext) -> SchedulePageDetail:
        return SchedulePageDetail(**self.detail_fields(context))

    def summary_fields(self, context: ReadContext) -> dict[str, Any]:
        return {
            **super().summary_fields(context),
            "description": self.search_description or self.lead,
            "fiscal_year": year_named(self.fiscal_year),
            "adopted_on": self.adopted_on,
        }

    def detail_fields(self, context: ReadContext) -> dict[str, Any]:
        year = [self.fiscal_year]
        return {
            **super().detail_fields(context),
            "months": months_of(self.fiscal_year),
            "adopted_by": self.adopted_by.as_link() if self.adopted_by else None,
            "lead": self.lead,
            "rows": rows_of(self.rows, self.fiscal_year),
            "note_title": self.note_title,
            "notes": points_of(self.notes),
            "csv_url": context.base_url + reverse("schedule_table", args=year),
            "calendar_url": context.base_url + reverse("schedule_calendar", args=year),
        }

    def readings(self, request: HttpRequest, viewer: Viewer) -> Mapping[str, Any]:
        return {"chart": chart_of(rows_of(self.rows, self.fiscal_year), self.fiscal_year)}


def schedule_of(fiscal_year: int, viewer: Viewer, locale: str) -> SchedulePageDetail | None:
    """The visible schedule of a fiscal year; should there be several, the first in the tree."""
    pages: Any = SchedulePage.objects.in_locale(locale).of_fiscal_year(fiscal_year)
    found = read_slice(pages.order_by("path"), viewer, SchedulePage.detail, offset=0, limit=1)
    return found.items[0] if found.items else None
