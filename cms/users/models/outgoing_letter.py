"""The record of each letter: what makes it safe to send again, and where one that fails ends."""

import uuid
from email.utils import parseaddr

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cms.users.choices import LetterState
from cms.users.models.user import User
from cms.users.querysets import OutgoingLetterQuerySet


class OutgoingLetter(models.Model):
    """One letter to one person. Its text is written when it leaves, so none is kept here."""

    identity = models.UUIDField("識別子", default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField("種類", max_length=60)
    recipient = models.ForeignKey(
        User,
        verbose_name="宛先の利用者",
        null=True,
        on_delete=models.CASCADE,
        related_name="letters",
    )
    address = models.EmailField("宛先のアドレス", blank=True)
    keys = models.JSONField("書くときに要るもの", default=dict)
    state = models.CharField(
        "状態", max_length=10, choices=LetterState, default=LetterState.WAITING
    )
    attempts = models.PositiveSmallIntegerField("試みた回数", default=0)
    trouble = models.TextField("うまくいかなかった理由", blank=True)
    posted_at = models.DateTimeField("作成日時", default=timezone.now)
    tried_at = models.DateTimeField("最後に試みた日時", null=True)
    sent_at = models.DateTimeField("送信日時", null=True)

    objects = OutgoingLetterQuerySet.as_manager()

    class Meta:
        verbose_name = "送るメール"
        verbose_name_plural = "送るメール"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=LetterState.values), name="outgoing_letter_state"
            ),
            models.CheckConstraint(
                condition=Q(recipient=None) ^ Q(address=""), name="outgoing_letter_to_one"
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None) ^ Q(state=LetterState.SENT),
                name="outgoing_letter_sent_at",
            ),
        ]
        indexes = [models.Index(fields=["state", "posted_at"], name="outgoing_letter_order")]

    def __str__(self) -> str:
        return f"{self.kind} → {self.to}"

    @property
    def to(self) -> str:
        """The mail address as it is now; people change theirs."""
        return self.recipient.email if self.recipient else self.address

    @property
    def message_id(self) -> str:
        """The same at every attempt, so that who has got two of them can tell that they are one."""
        host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
        return f"<{self.kind}.{self.identity}@{host}>"


class SendingPlace(models.Model):
    """The database from which mails may leave; a copy that was restored elsewhere is another."""

    place = models.CharField("データベース", max_length=100)
    released_at = models.DateTimeField("送信を許した日時", default=timezone.now)

    class Meta:
        verbose_name = "送信を許したデータベース"
        verbose_name_plural = "送信を許したデータベース"

    def __str__(self) -> str:
        return self.place
