"""What was imported: by whom, from which file, and what became of each of its rows."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class ImportState(models.TextChoices):
    WAITING = "waiting", "確認待ち"
    CHECKED = "checked", "確認済み（まだ登録されていません）"
    COMMITTING = "committing", "登録待ち"
    COMMITTED = "committed", "登録済み"
    UNDONE = "undone", "取り消し済み"
    FAILED = "failed", "失敗"


WORKING = (ImportState.WAITING, ImportState.COMMITTING)


class Outcome(models.TextChoices):
    CREATED = "created", "新規"
    CHANGED = "changed", "変更"
    LEFT = "left", "変更なし"
    REFUSED = "refused", "取り込めません"


class TableImport(models.Model):
    """One file that somebody handed in for a register.

    Nothing of it is readable outside the admin, so it has no visibility.
    """

    register = models.CharField("台帳", max_length=50, editable=False)
    filename = models.CharField("ファイル", max_length=200, editable=False)
    # In the database: private by nature, and there exactly when the record is.
    original = models.BinaryField("元のファイル", editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, editable=False)
    recognised = models.TextField("読み取り方", editable=False)
    notices = models.JSONField("お知らせ", default=list, editable=False)
    state = models.CharField(
        "状態", max_length=12, choices=ImportState, default=ImportState.WAITING, editable=False
    )
    digest = models.CharField("確認した内容", max_length=64, blank=True, editable=False)
    total = models.PositiveIntegerField("行数", editable=False)
    done = models.PositiveIntegerField("処理した行数", default=0, editable=False)
    remark = models.TextField("経過", blank=True, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="受け付けた人",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    uploaded_at = models.DateTimeField("受付日時", auto_now_add=True)
    committed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="登録した人",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    committed_at = models.DateTimeField("登録日時", null=True, editable=False)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="取り消した人",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    undone_at = models.DateTimeField("取消日時", null=True, editable=False)

    class Meta:
        verbose_name = "表の取り込み"
        verbose_name_plural = "表の取り込み"
        ordering: ClassVar[list[str]] = ["-uploaded_at", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["register", "-uploaded_at"], name="table_import_history")
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(state__in=ImportState.values), name="table_import_state_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["committed", "undone"])
                | models.Q(committed_at__isnull=False),
                name="table_import_committed_at",
            ),
            models.CheckConstraint(
                condition=models.Q(state="undone", undone_at__isnull=False)
                | ~models.Q(state="undone") & models.Q(undone_at__isnull=True),
                name="table_import_undone_at",
            ),
        ]

    def __str__(self) -> str:
        return self.filename

    @property
    def is_working(self) -> bool:
        """Whether the worker has it, or will."""
        return self.state in WORKING


class TableImportRow(models.Model):
    """What a row of the file means, and what became of it."""

    table_import = models.ForeignKey(TableImport, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField("行")
    outcome = models.CharField("結果", max_length=10, choices=Outcome)
    label = models.CharField("対象", max_length=255)
    record = models.CharField("記録", max_length=64, blank=True)
    changes = models.JSONField("変わる項目", default=list)
    repairs = models.JSONField("読み替え", default=list)
    refusals = models.JSONField("取り込めない理由", default=list)
    before = models.JSONField("前の値", default=dict)
    after = models.JSONField("後の値", default=dict)

    class Meta:
        verbose_name = "取り込みの行"
        verbose_name_plural = "取り込みの行"
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["table_import", "number"], name="table_row_once"),
            models.CheckConstraint(
                condition=models.Q(outcome__in=Outcome.values), name="table_row_outcome_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}行目 {self.label}"
