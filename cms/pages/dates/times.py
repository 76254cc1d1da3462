"""Times of day, and moments, as people in Japan write them; whatever is in doubt is refused."""

import datetime
import re

from cms.pages.dates.days import parse_day_before
from cms.pages.dates.writing import UnreadableError, plain

EXAMPLES = "例: 13:30、午後1時30分"
MOMENT_EXAMPLES = "例: 平成28年4月26日 13:30、2016/4/26 午後1時30分"

TIME = re.compile(
    r"(?P<half>午前|午後)?\s*(?P<hour>[0-9]{1,2})\s*"
    r"(?::(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.[0-9]{1,6})?)?"
    r"|時(?:\s*(?:(?P<spoken>[0-9]{1,2})\s*分|(?P<half_past>半)))?)"
)
ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}\S*")


def parse_time(text: str) -> datetime.time:
    """The time that a text names, such as `午後1時30分`, `１３：３０`, `13時半` or `正午`.

    Raises:
        UnreadableError: There is no such time, or which one is meant is in doubt.
    """
    return _time(plain(text))


def parse_moment(text: str) -> datetime.datetime:
    """The day and time that a text names, such as `平成28年4月26日（火）午後1時30分`.

    Naive, hence meant in Japan's time, unless the text is ISO 8601 with an offset of its own.

    Raises:
        UnreadableError: There is no such moment, or which one is meant is in doubt.
    """
    written = plain(text)
    if ISO.fullmatch(written):
        return _iso(written)
    day, rest = parse_day_before(written)
    if not rest:
        raise UnreadableError(f"時刻も入力してください。{MOMENT_EXAMPLES}")
    return datetime.datetime.combine(day, _time(rest))


def _time(written: str) -> datetime.time:
    if written == "正午":
        return datetime.time(12)
    found = TIME.fullmatch(written)
    if not found:
        raise UnreadableError(f"時刻として読み取れません。{EXAMPLES}")
    hour = int(found["hour"])
    minute = 30 if found["half_past"] else int(found["minute"] or found["spoken"] or 0)
    if found["half"]:
        hour = _hour_in_half(found["half"], hour, minute)
    if hour == 24 and minute == 0:
        raise UnreadableError("24時は、次の日の0:00か、その日の23:59として入力してください。")
    try:
        return datetime.time(hour, minute, int(found["second"] or 0))
    except ValueError:
        raise UnreadableError("時は0から23まで、分は0から59までで入力してください。") from None


def _hour_in_half(half: str, hour: int, minute: int) -> int:
    if hour == 12:
        raise UnreadableError(
            f"{half}12時は、昼か夜か決まりません。"
            f"昼なら「12:{minute:02}」、夜なら「0:{minute:02}」と入力してください。"
        )
    if hour > 12:
        raise UnreadableError(f"{half}のあとの時は、0から11までで入力してください。{EXAMPLES}")
    return hour + 12 if half == "午後" else hour


def _iso(written: str) -> datetime.datetime:
    try:
        return datetime.datetime.fromisoformat(written)
    except ValueError:
        raise UnreadableError(f"日時として読み取れません。{MOMENT_EXAMPLES}") from None
