"""What the history of a page says of an approved version that did not go out."""

from typing import Any

from wagtail.log_actions import LogFormatter


class Failed(LogFormatter):
    label = "公開できず"

    def format_message(self, log_entry: Any) -> str:
        return f"予定の日時に公開できませんでした（{log_entry.data['reason']}）"
