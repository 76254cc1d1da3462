"""As whom, and as of when, an editor looks at a draft."""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.http import Http404
from django.utils import timezone

from cms.pages.dates.times import parse_moment
from cms.pages.dates.wording import moment_with_era
from cms.pages.dates.writing import UnreadableError
from cms.pages.preview.ahead import as_of
from cms.reading.viewer import Audience, Viewer

MODES: Final = [
    (Audience.PUBLIC.value, "だれでも見られる公開ページ"),
    (Audience.MEMBER.value, "会員として"),
]


class LookRefusedError(ValueError):
    """A moment that cannot be shown; its text says why, for editors."""


@dataclass(frozen=True, slots=True)
class Look:
    """Who looks at a draft and at what it refers to, now or at a moment to come."""

    audience: Audience = Audience.PUBLIC
    moment: datetime | None = None
    """None for now."""

    @property
    def viewer(self) -> Viewer:
        return Viewer(self.audience, self.moment or timezone.now())

    @property
    def notices(self) -> list[str]:
        """What is said above the page where it is not what visitors would see at this moment."""
        found = []
        if self.audience is Audience.MEMBER:
            found.append("プレビューです。会員として見たときの内容を表示しています。")
        if self.moment is not None:
            said = moment_with_era(timezone.localtime(self.moment))
            found.append(f"プレビューです。{said}の時点で見られる予定の内容を表示しています。")
        return found

    def in_time(self) -> AbstractContextManager[None]:
        """Within this block the database is as it will be at the moment, if there is one."""
        return nullcontext() if self.moment is None else as_of(self.moment)


def look_of(mode: str | None, at: str = "") -> Look:
    """The look that the preview pane asks for.

    Args:
        mode: one of `MODES`; None or nothing for the first.
        at: a moment as people in Japan write it; nothing for now.

    Raises:
        Http404: there is no such mode.
        LookRefusedError: the moment cannot be understood, or is over.
    """
    if mode and mode not in dict(MODES):
        raise Http404
    audience = Audience(mode) if mode else Audience.PUBLIC
    return Look(audience, _moment(at) if at.strip() else None)


def _moment(text: str) -> datetime:
    try:
        moment = parse_moment(text)
    except UnreadableError as refusal:
        raise LookRefusedError(str(refusal)) from refusal
    if timezone.is_naive(moment):
        moment = timezone.make_aware(moment)
    if moment <= timezone.now():
        raise LookRefusedError(
            "これから先の日時を入力してください。今の内容は、日時を空にすると見られます。"
        )
    return moment
