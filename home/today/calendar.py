"""What goes live, ends, takes place and has to be reviewed, by day."""

import datetime
from calendar import SUNDAY, Calendar
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.pages.models import PageCare
from news.models import EventSession

YEARS = range(2000, 2100)
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


def month_for(user: Any, first: datetime.date) -> list[list[Day]]:
    """The weeks of a month, from Sunday on, with what a person may know of.

    Args:
        user: only pages that this person may work on are named.
        first: the first day of the month.
    """
    weeks = Calendar(SUNDAY).monthdatescalendar(first.year, first.month)
    start, end = weeks[0][0], weeks[-1][-1]
    found: dict[datetime.date, list[Entry]] = defaultdict(list)
    for day, entry in _entries(_pages_of(user), start, end):
        found[day].append(entry)
    return [
        [Day(day, day.month == first.month, sorted(found[day])) for day in week] for week in weeks
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
    due = Revision.page_revisions.filter(
        approved_go_live_at__gte=span[0], approved_go_live_at__lt=span[1]
    )
    going = {int(revision.object_id): revision.approved_go_live_at for revision in due}
    for page in pages.filter(pk__in=going):
        yield _at(going[page.pk], "公開予定", page)
    first = Q(first_published_at__gte=span[0], first_published_at__lt=span[1])
    for page in pages.live().filter(first):
        yield _at(page.first_published_at, "公開", page)
    for page in pages.filter(expire_at__gte=span[0], expire_at__lt=span[1]):
        yield _at(page.expire_at, "公開終了", page)


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


def _pages_of(user: Any) -> Any:
    policy = PagePermissionPolicy()
    return policy.instances_user_has_any_permission_for(user, {"change", "publish"})


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
