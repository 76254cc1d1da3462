from datetime import date, datetime, time
from typing import ClassVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import TranslatableMixin

from cms.reading.days import JAPAN
from cms.reading.visibility import Follows
from news.schemas.parts import Session

SAME_DAY = Q(date_of_end__isnull=True) | Q(date_of_end=F("date_of_start"))


class EventSession(TranslatableMixin, models.Model):
    """One date of an event: whole days, or a time on a day. Times are Japan's.

    Its translation key is the `uid` by which calendars know it: an edit, a translation and a move
    keep it, a copy of the event gets another.
    """

    page = ParentalKey("news.EventPage", on_delete=models.CASCADE, related_name="sessions")
    label = models.CharField(
        "名称",
        max_length=100,
        blank=True,
        help_text="日程がいくつかあるときに、見分けるための名前です。例: 第1部、大阪会場",
    )
    date_of_start = models.DateField("開始日", help_text="例: 2016-06-25")
    date_of_end = models.DateField(
        "終了日",
        null=True,
        blank=True,
        help_text="続けて何日か開くときの最後の日です。一日だけなら空のままにします。"
        "例: 2016-06-26",
    )
    all_day = models.BooleanField(
        "終日",
        default=False,
        help_text="時刻を決めない（または知らせない）ときに印を付け、下の時刻は空のままにします。",
    )
    start_time = models.TimeField(
        "開始時刻",
        null=True,
        blank=True,
        help_text="終日でなければ必ず入れます。例: 13:30",
    )
    end_time = models.TimeField(
        "終了時刻",
        null=True,
        blank=True,
        help_text="決まっていなければ空のままにします。何日にもわたるときは最後の日の時刻です。"
        "例: 17:00",
    )
    note = models.CharField(
        "補足",
        max_length=200,
        blank=True,
        help_text="日時のそばに表示されます。例: 開場は13時です。",
    )

    visibility: ClassVar[Follows] = Follows("page")

    panels = [
        FieldRowPanel([FieldPanel("date_of_start"), FieldPanel("date_of_end")]),
        FieldPanel("all_day"),
        FieldRowPanel([FieldPanel("start_time"), FieldPanel("end_time")]),
        FieldPanel("label"),
        FieldPanel("note"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = "日程"
        verbose_name_plural = "日程"
        # Names only: modelcluster sorts the sessions of a draft by them.
        ordering = ["date_of_start", "start_time", "pk"]
        indexes = [models.Index(fields=["date_of_start", "date_of_end"], name="session_days")]
        constraints = [
            models.CheckConstraint(
                condition=Q(date_of_end__isnull=True) | Q(date_of_end__gte=F("date_of_start")),
                name="session_ends_after_start",
                violation_error_message="終了日が開始日より前になっています。",
            ),
            models.CheckConstraint(
                condition=Q(all_day=True, start_time__isnull=True, end_time__isnull=True)
                | Q(all_day=False, start_time__isnull=False),
                name="session_timed_or_all_day",
                violation_error_message="終日に印を付けて時刻を空にするか、開始時刻を入れてください。",
            ),
            models.CheckConstraint(
                condition=Q(end_time__isnull=True) | ~SAME_DAY | Q(end_time__gte=F("start_time")),
                name="session_ends_after_start_time",
                violation_error_message="終了時刻が開始時刻より前になっています。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date_of_start:%Y-%m-%d} {self.label}".strip()

    def clean(self) -> None:
        super().clean()
        if self.all_day and (self.start_time or self.end_time):
            raise ValidationError(
                {"all_day": "終日のときは、開始時刻と終了時刻を空にしてください。"}
            )
        if not self.all_day and not self.start_time:
            raise ValidationError(
                {"start_time": "開始時刻を入れるか、「終日」に印を付けてください。"}
            )
        if self.date_of_start:
            self._check_order()

    @property
    def uid(self) -> UUID:
        key: UUID = self.translation_key
        return key

    @property
    def last_day(self) -> date:
        """The last day, as far as is known."""
        return self.date_of_end or self.date_of_start

    @property
    def start(self) -> datetime | date:
        """The moment in Japan, or the plain day."""
        if self.start_time is None:
            return self.date_of_start
        return datetime.combine(self.date_of_start, self.start_time, JAPAN)

    @property
    def end(self) -> datetime | date | None:
        """The moment in Japan, the plain last day, or None: an end is never invented."""
        if self.end_time is None:
            return self.date_of_end
        return datetime.combine(self.last_day, self.end_time, JAPAN)

    def order(self) -> tuple[date, time]:
        """Earliest first, a whole day before its times."""
        return self.date_of_start, self.start_time or time.min

    def schema(self) -> Session:
        return Session(
            uid=self.uid,
            label=self.label,
            all_day=self.all_day,
            date_of_start=self.date_of_start,
            date_of_end=self.date_of_end,
            start_time=self.start_time,
            end_time=self.end_time,
            start=self.start,
            end=self.end,
            note=self.note,
        )

    def _check_order(self) -> None:
        if self.date_of_end and self.date_of_end < self.date_of_start:
            raise ValidationError({"date_of_end": "終了日が開始日より前になっています。"})
        same_day = self.last_day == self.date_of_start
        if same_day and self.start_time and self.end_time and self.end_time < self.start_time:
            raise ValidationError(
                {
                    "end_time": "終了時刻が開始時刻より前になっています。"
                    "日付をまたぐときは、終了日に次の日を入れてください。"
                }
            )
