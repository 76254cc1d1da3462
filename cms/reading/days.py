"""Days and times as people in Japan read them, whatever zone the server is in."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

JAPAN = ZoneInfo("Asia/Tokyo")


def day_in_japan(moment: datetime) -> date:
    """The calendar day in Japan at a moment."""
    return moment.astimezone(JAPAN).date()


def today_in_japan() -> date:
    """Today, for the defaults of forms; readers' answers take the day from their viewer."""
    return day_in_japan(timezone.now())
