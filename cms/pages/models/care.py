"""Who looks after a page, and when it has to be looked at again.

It is no content: it changes at once and not with a revision, so that who finds a page still right
need not publish it again. Readers never get any of it.
"""

import datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from wagtail.models import Page


class PageCareQuerySet(models.QuerySet["PageCare"]):
    def due(self, today: datetime.date) -> Self:
        """Of published pages whose review date has come, the longest overdue first."""
        return self.filter(review_on__lte=today, page__live=True).order_by("review_on", "page_id")

    def untold(self, today: datetime.date, again_after: datetime.timedelta) -> Self:
        """Those of which nobody was told by mail within the time given."""
        never = Q(reminded_on=None)
        return self.filter(never | Q(reminded_on__lte=today - again_after))


class PageCare(models.Model):
    page = models.OneToOneField(
        Page,
        verbose_name="ページ",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="care",
    )
    keeper = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="担当者",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="見直す日が来ると、この人の「今日の仕事」に載り、メールが届きます。"
        "空のときは、ページを作った人です。",
    )
    review_on = models.DateField(
        "見直す日",
        null=True,
        blank=True,
        db_index=True,
        help_text="内容がいまも正しいか確かめる日です。長く載せるページでは1年後などにします。"
        "例: 2027-04-01",
    )
    reminded_on = models.DateField("前に知らせた日", null=True, blank=True, editable=False)

    objects: ClassVar[Any] = PageCareQuerySet.as_manager()

    # What changes here changes nothing that a page refers to.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "担当と見直し"
        verbose_name_plural = "担当と見直し"

    def __str__(self) -> str:
        return f"{self.page.title}（{self.review_on or '見直す日なし'}）"

    @property
    def in_charge(self) -> Any:
        """The person who looks after the page, if there is one who still works here."""
        return _still_here(self.keeper or self.page.owner)


def in_charge_of(page: Page) -> Any:
    """The person who looks after a page, about which nothing may have been noted yet."""
    care = getattr(page, "care", None)
    return care.in_charge if care else _still_here(page.owner)


def _still_here(person: Any) -> Any:
    return person if person and person.is_active else None
