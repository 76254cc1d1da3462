"""What the records about people can be."""

from django.db.models import TextChoices


class LetterState(TextChoices):
    """How far a letter has come."""

    WAITING = "waiting", "送信待ち"
    SENT = "sent", "送信済み"
    DROPPED = "dropped", "送る必要がなくなった"
    GIVEN_UP = "given_up", "送れなかった"


class EventKind(TextChoices):
    """What is kept in the record of accounts."""

    SIGNED_IN = "signed_in", "サインイン"
    SIGN_IN_FAILED = "sign_in_failed", "サインインの失敗"
    FACTOR_FAILED = "factor_failed", "二段階めの確認の失敗"
    SIGNED_OUT = "signed_out", "サインアウト"
    SESSIONS_ENDED = "sessions_ended", "ほかの端末のサインアウト"
    PASSWORD_CHANGED = "password_changed", "パスワードの変更"
    PASSWORD_RESET = "password_reset", "パスワードの再設定"
    ADDRESS_CHANGED = "address_changed", "メールアドレスの変更"
    FACTOR_ADDED = "factor_added", "二段階認証の追加"
    FACTOR_REMOVED = "factor_removed", "二段階認証の解除"
    CODES_MADE = "codes_made", "紙のコードの作成"
    MADE = "made", "利用者の追加"
    CHANGED = "changed", "利用者の変更"
    REMOVED = "removed", "利用者の削除"


FAILURES = (EventKind.SIGN_IN_FAILED, EventKind.FACTOR_FAILED)
"""What may have been anybody."""
