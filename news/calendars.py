"""A month of events laid out in weeks, with ways to the months around it."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from urllib.parse import urlencode

from news.choices import EventStatus
from news.months import Month
from news.schemas.calendar import Calendar, CalendarDay, CalendarEntry
from news.schemas.events import EventSummary
from news.schemas.parts import Session


def calendar_of(
    month: Month,
    events: Sequence[EventSummary],
    *,
    today: date,
    known: Sequence[Month],
    chosen: Mapping[str, str],
) -> Calendar:
    """The table of a month.

    Args:
        month: which one.
        events: those with a day in it.
        today: the day in Japan.
        known: the months that have events, whatever is chosen. No way leads beyond them and the
            present month, so that a crawler does not walk through empty years.
        chosen: the other filters of the address.
    """
    edges = [*known, Month.of(today)]
    return Calendar(
        first=month.first,
        weeks=[
            [_day(day, events, today) if Month.of(day) == month else None for day in week]
            for week in month.weeks
        ],
        previous_url=month_url(month.previous, chosen) if min(edges) < month <= max(edges) else "",
        next_url=month_url(month.next, chosen) if min(edges) <= month < max(edges) else "",
        list_url="?" + urlencode(chosen) if chosen else "",
        is_indexed=bool(events),
    )


def month_url(month: Month, chosen: Mapping[str, str]) -> str:
    """The relative address of a month, with the other filters."""
    return "?" + urlencode({**chosen, "month": str(month)})


def takes_place_on(event: EventSummary, day: date) -> bool:
    """Whether one of its sessions is on that day, and has neither been cancelled nor postponed."""
    is_off = event.status.value in {EventStatus.CANCELLED, EventStatus.POSTPONED}
    return not is_off and any(_is_on(session, day) for session in event.sessions)


def _day(day: date, events: Sequence[EventSummary], today: date) -> CalendarDay:
    entries = [
        CalendarEntry(
            title=event.title,
            html_url=event.meta.html_url,
            status=event.status,
            start_time=session.start_time if session.date_of_start == day else None,
        )
        for event in events
        for session in event.sessions
        if _is_on(session, day)
    ]
    entries.sort(key=lambda entry: entry.start_time or time.min)
    return CalendarDay(date=day, is_today=day == today, entries=entries)


def _is_on(session: Session, day: date) -> bool:
    return session.date_of_start <= day <= (session.date_of_end or session.date_of_start)
