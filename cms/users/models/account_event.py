"""The record of sign-ins and changes of credentials; a trigger keeps its rows as they are."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from cms.users.choices import FAILURES, EventKind


class AccountEvent(models.Model):
    """One thing that happened to an account. It outlives the account, so it refers to none."""

    at = models.DateTimeField("日時", default=timezone.now, db_index=True)
    kind = models.CharField("できごと", max_length=20, choices=EventKind)
    person_key = models.BigIntegerField("利用者の番号", null=True, db_index=True)
    person = models.CharField("利用者", max_length=254, blank=True)
    by = models.CharField("操作した人", max_length=254, blank=True)
    network_address = models.GenericIPAddressField("接続元", null=True)
    device = models.CharField("端末", max_length=200, blank=True)
    note = models.CharField("内容", max_length=300, blank=True)

    class Meta:
        verbose_name = "アカウントの記録"
        verbose_name_plural = "アカウントの記録"
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=EventKind.values), name="account_event_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.person}"

    @property
    def who(self) -> str:
        """Who did it, as far as that is known."""
        return self.by or ("" if self.kind in FAILURES else "本人")
