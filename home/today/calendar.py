"""What goes live, ends, takes place and has to be reviewed, by day."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.pages.models import PageCare
from cms.pages.sections.hers import pages_in_work
from home.today.schedule import ending, going_live
from news.models import EventSession
from news.months import Month

SHOWN = 4
"""Entries of a day that are shown at once; the rest unfolds."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One thing on one day; without a time it stands for the whole day."""

    time: str
    kind: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Day:
    date: datetime.date
    is_in_month: bool
    entries: list[Entry]

    @property
    def first(self) -> list[Entry]:
        return self.entries if len(self.entries) <= SHOWN + 1 else self.entries[:SHOWN]

    @property
    def rest(self) -> list[Entry]:
        return self.entries[len(self.first) :]


def days_of(user: Any, month: Month) -> list[list[Day]]:
    """The weeks of a month with what a person may know of.

    Args:
        user: only pages that this person may work on are named.
        month: which one.
    """
    start, end = month.weeks[0][0], month.weeks[-1][-1]
    found: dict[datetime.date, list[Entry]] = defaultdict(list)
    for day, entry in _entries(pages_in_work(user), start, end):
        found[day].append(entry)
    return [
        [Day(day, Month.of(day) == month, sorted(found[day])) for day in week]
        for week in month.weeks
    ]


def _entries(
    pages: Any, start: datetime.date, end: datetime.date
) -> Iterator[tuple[datetime.date, Entry]]:
    yield from _moments(pages, start, end)
    yield from _events(pages, start, end)
    cares = PageCare.objects.filter(review_on__range=(start, end), page__in=pages)
    for care in cares.select_related("page"):
        yield care.review_on or start, _entry("", "見直し", care.page)


def _moments(
    pages: Any, start: datetime.date, end: datetime.date
) -> Iterator[tuple[datetime.date, Entry]]:
    """What goes live, is to go live, and ends."""
    span = (_begin(start), _begin(end + datetime.timedelta(days=1)))
    for moment, page in going_live(pages, *span):
        yield _at(moment, "公開予定", page)
    first = Q(first_published_at__gte=span[0], first_published_at__lt=span[1])
    for page in pages.live().filter(first):
        yield _at(page.first_published_at, "公開", page)
    for moment, page in ending(pages, *span):
        yield _at(moment, "公開終了", page)


def _events(
    pages: Any, start: datetime.date, end: datetime.date
) -> Iterator[tuple[datetime.date, Entry]]:
    sessions = EventSession.objects.filter(page__in=pages, date_of_start__lte=end).filter(
        Q(date_of_end__gte=start) | Q(date_of_end=None, date_of_start__gte=start)
    )
    for session in sessions.select_related("page"):
        day = max(session.date_of_start, start)
        while day <= min(session.last_day, end):
            begins = session.start_time if day == session.date_of_start else None
            yield day, _entry(_clock(begins) if begins else "", "開催", session.page)
            day += datetime.timedelta(days=1)


def _begin(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))


def _at(moment: datetime.datetime, kind: str, page: Page) -> tuple[datetime.date, Entry]:
    local = timezone.localtime(moment)
    return local.date(), _entry(_clock(local.time()), kind, page)


def _clock(time: datetime.time) -> str:
    return f"{time.hour:02}:{time.minute:02}"


def _entry(time: str, kind: str, page: Page) -> Entry:
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return Entry(time, kind, page.get_admin_display_title(), url)
