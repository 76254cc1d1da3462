"""What the history of a page says of its draft links, also after the links have been deleted."""

from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.log_actions import LogFormatter, log

from cms.pages.dates.wording import clock, gregorian
from cms.pages.models import DraftLink

MAKE, REVOKE = "renkei.draft_link.make", "renkei.draft_link.revoke"


class Made(LogFormatter):
    label = "下書きのリンクを作成"

    def format_message(self, log_entry: Any) -> str:
        until = parse_datetime(log_entry.data["until"])
        said = ""
        if until is not None:
            local = timezone.localtime(until)
            said = f"{gregorian(local)}{clock(local.time())}まで"
        return f"下書きのリンクを作りました（{log_entry.data['note']}、{said}）"


class Revoked(LogFormatter):
    label = "下書きのリンクの取り消し"

    def format_message(self, log_entry: Any) -> str:
        return f"下書きのリンクを取り消しました（{log_entry.data['note']}）"


def note(action: str, link: DraftLink, user: Any) -> None:
    """Write into the history of the link's page."""
    data = {"note": link.note, "until": link.expires_at.isoformat()}
    log(instance=link.page, action=action, user=user, data=data)
