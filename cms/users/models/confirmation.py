"""What waits for somebody to show that a mail has reached them, by a code or by a link."""

import uuid

from django.db import models
from django.utils import timezone

from cms.users.models.user import User


class Confirmation(models.Model):
    """One mail with a code and a link. Neither stands here: both are made from key and secret."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.SlugField("目的", max_length=40)
    address = models.EmailField("メールアドレス")
    user = models.ForeignKey(
        User, verbose_name="利用者", null=True, on_delete=models.CASCADE, related_name="+"
    )
    made_at = models.DateTimeField("作成日時", default=timezone.now)
    expires_at = models.DateTimeField("期限")
    tries = models.PositiveSmallIntegerField("まちがえた回数", default=0)
    used_at = models.DateTimeField("使った日時", null=True)

    class Meta:
        verbose_name = "メールの確認"
        verbose_name_plural = "メールの確認"
        default_permissions = ()
        indexes = [models.Index(fields=["expires_at"], name="confirmation_expiry")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.address}"
