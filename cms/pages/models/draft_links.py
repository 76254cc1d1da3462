"""Links by which somebody without an account looks at the draft of one page."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from wagtail.models import Page, Revision


class DraftLink(models.Model):
    """Its address holds a secret of which only a digest is kept, so nobody can read it here."""

    page = models.ForeignKey(
        Page, verbose_name="ページ", on_delete=models.CASCADE, related_name="draft_links"
    )
    revision = models.ForeignKey(
        Revision,
        verbose_name="見せる版",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text="空なら、いつも最新の下書きを見せます。",
    )
    note = models.CharField(
        "だれに見せるか",
        max_length=100,
        help_text="この一覧だけに表示されます。例: 架空市観光課の担当の方",
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="作った人",
        on_delete=models.CASCADE,
        related_name="+",
    )
    made_at = models.DateTimeField("作った日時", default=timezone.now)
    expires_at = models.DateTimeField("期限")
    revoked_at = models.DateTimeField("取り消した日時", null=True, blank=True)
    token_digest = models.CharField("合い言葉の要約", max_length=64, unique=True)

    wagtail_reference_index_ignore: ClassVar[bool] = True  # it is no use of the page

    class Meta:
        verbose_name = "下書きのリンク"
        verbose_name_plural = "下書きのリンク"
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="draft_link_expires_after_making"
            )
        ]

    def __str__(self) -> str:
        return self.note


class DraftLinkOpening(models.Model):
    """That a link was opened, and when; by whom is not kept."""

    link = models.ForeignKey(
        DraftLink, verbose_name="リンク", on_delete=models.CASCADE, related_name="openings"
    )
    opened_at = models.DateTimeField("開かれた日時", default=timezone.now)

    wagtail_reference_index_ignore: ClassVar[bool] = True

    class Meta:
        verbose_name = "下書きのリンクが開かれた記録"
        verbose_name_plural = "下書きのリンクが開かれた記録"
        ordering = ["-opened_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.opened_at:%Y-%m-%d %H:%M}"
