from typing import Any, ClassVar

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page, RevisionMixin, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.pages.choices import choice_panel, known
from cms.pages.coded import coded
from cms.pages.dates.columns import StatedDateField, stated_date
from cms.pages.dates.precision import Precision
from cms.pages.dates.years import fiscal_year_name, fiscal_year_of
from cms.pages.fields import LeanStreamField
from cms.pages.schemas.dates import Stated
from cms.reading.context import ReadContext
from cms.reading.shapes import needs
from cms.reading.visibility import Everyone
from news.choices import ChronologyKind
from news.chronology_blocks import (
    FollowUpBlocks,
    RelatedBlocks,
    follow_ups_of,
    points_of,
    related_of,
)
from news.chronology_querysets import ChronologyQuerySet
from news.schemas.chronology import ChronologyEntryDetail, ChronologyLine, FiscalYear

RESOURCE = "chronology"
"""Where entries stand in the API."""


class ChronologyEntry(TranslatableMixin, RevisionMixin, models.Model):
    """Something that happened, as an editor tells it. What is saved is public at once."""

    date = StatedDateField(
        "日付",
        help_text="わかっているとおりに入れます。いくつかの日、期間、月だけでもかまいません。"
        "例: 平成28年4月26日、H27.5.30、31日、2015年11月18日～23日、平成28年4月",
    )
    position = models.PositiveSmallIntegerField(
        "同じ日の中の順番",
        default=0,
        help_text="同じ日の出来事がいくつかあるとき、小さい数から並びます。例: 1",
    )
    kind = models.CharField(
        "種類",
        max_length=20,
        choices=ChronologyKind,
        default=ChronologyKind.MEETING,
        help_text="一覧に印として表示され、絞り込みに使われます。例: 会議",
    )
    body = models.ForeignKey(
        "news.Body",
        verbose_name="会議体",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="entries",
        help_text="会議のときに選びます。例: 区長会総会",
    )
    place = models.CharField(
        "場所",
        max_length=100,
        blank=True,
        help_text="一覧に表示されます。例: 東京区政会館20階",
    )
    text = models.TextField(
        "ことがら",
        max_length=400,
        help_text="何があったかを一、二文で書きます。会議体の名称は繰り返しません。400字まで。"
        "例: アンケートの結果（速報）を報告",
    )
    points = models.TextField(
        "内訳",
        max_length=2000,
        blank=True,
        help_text="ことがらの下に箇条書きで並びます。一行に一つ書き、"
        "空白で始めた行は、すぐ上の項目の下に入ります。例: テーマは「地方分権と地域間連携」",
    )
    follow_ups = LeanStreamField(
        FollowUpBlocks(),
        verbose_name="その後",
        blank=True,
        help_text="この出来事を受けて、あとの日にしたことです。例: 5月20日 創生本部に意見を提出",
    )
    footnote = models.TextField(
        "注",
        max_length=400,
        blank=True,
        help_text="小さな文字で添えられます。例: 会員登録数は198市町村です（2016年9月1日現在）。",
    )
    record = models.ForeignKey(
        Page,
        verbose_name="同じ出来事のページ",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="この出来事そのものを伝えるページです。"
        "選ぶと、そのページは経過に自動では載らなくなり、この行だけが表示されます。"
        "例: イベント「全国連携シンポジウム」",
    )
    related = LeanStreamField(
        RelatedBlocks(),
        verbose_name="関係するページと団体",
        blank=True,
        help_text="ことがらの下にリンクが並びます。非公開のページは、公開されるまで表示されません。"
        "例: お知らせ「趣意書を公開しました」、秋田市",
    )
    updated_at = models.DateTimeField("更新日時", auto_now=True)

    _revisions = GenericRelation(
        "wagtailcore.Revision", related_query_name="chronology_entry", for_concrete_model=False
    )

    objects: ClassVar[Any] = ChronologyQuerySet.as_manager()

    visibility: ClassVar[Everyone] = Everyone()

    translatable_fields: ClassVar[list[Any]] = [
        *(TranslatableField(name) for name in ("place", "text", "points", "footnote", "body")),
        *(
            SynchronizedField(name)
            for name in ("date", "position", "kind", "record", "follow_ups", "related")
        ),
    ]

    panels: ClassVar[list[Any]] = [
        FieldRowPanel([FieldPanel("date"), FieldPanel("position")]),
        FieldRowPanel([choice_panel("kind"), FieldPanel("body")]),
        FieldPanel("place"),
        FieldPanel("text"),
        FieldPanel("points"),
        FieldPanel("follow_ups"),
        FieldPanel("footnote"),
        MultiFieldPanel([FieldPanel("record"), FieldPanel("related")], heading="つながり"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = "経過の記録"
        verbose_name_plural = "経過の記録"
        ordering = ["date__first_day", "position", "pk"]
        constraints = [
            known("kind", ChronologyKind, "chronology_kind_known"),
            stated_date("date", "chronology_date_stated"),
            models.CheckConstraint(
                condition=~Q(date__regex="^[0-9]{4}$"),
                name="chronology_date_in_fiscal_year",
                violation_error_message="年だけでは年度が決まりません。月も入れてください。",
            ),
        ]
        indexes = [models.Index(F("date__first_day"), F("position"), name="chronology_in_order")]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 40 else f"{self.text[:39]}…"

    @property
    def revisions(self) -> Any:
        return self._revisions

    def clean(self) -> None:
        super().clean()
        if self.date and self.date.precision is Precision.YEAR:
            raise ValidationError(
                {"date": "年だけでは年度が決まりません。月も入れてください。例: 平成28年4月"}
            )

    @needs("body", "record")
    def summary(self, context: ReadContext) -> ChronologyLine:
        return ChronologyLine(**self.line_fields(context))

    @needs("body", "record", translations=True)
    def detail(self, context: ReadContext) -> ChronologyEntryDetail:
        return ChronologyEntryDetail(
            **self.line_fields(context),
            locale=context.locale(self),
            translations=context.translations(self),
        )

    def line_fields(self, context: ReadContext) -> dict[str, Any]:
        return {
            "type": self._meta.label,
            "id": self.pk,
            "detail_url": context.detail_url(RESOURCE, self.pk),
            "is_derived": False,
            "date": Stated.of(self.date),
            "fiscal_year": year_named(fiscal_year_of(self.date.first)),
            "kind": coded(ChronologyKind, self.kind),
            "body": self.body.as_link() if self.body else None,
            "place": self.place,
            "text": self.text,
            "points": points_of(self.points),
            "follow_ups": follow_ups_of(self.follow_ups),
            "footnote": self.footnote,
            "record": context.page(self.record.pk) if self.record else None,
            "related": related_of(self.related, context),
            "updated_at": self.updated_at,
        }


def year_named(year: int) -> FiscalYear:
    """A fiscal year with its name."""
    return FiscalYear(year=year, name=fiscal_year_name(year))
