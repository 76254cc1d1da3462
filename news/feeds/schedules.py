"""A yearly schedule as a table for spreadsheets (CSV) and as a calendar (RFC 5545)."""

import csv
import io
from datetime import timedelta
from itertools import pairwise

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event, Timezone

from cms.reading.cache.marking import cacheable
from cms.reading.marks import marked
from cms.reading.viewer import Viewer
from news.models.schedules import schedule_of
from news.schemas.schedules import ScheduleItem, SchedulePageDetail, ScheduleRow

HEAD = ("年度", "区分", "取組", "行う人", "表し方", "内容", "開始日", "終了日", "日付", "状況")


@require_safe
def schedule_table(request: HttpRequest, fiscal_year: int) -> HttpResponse:
    """UTF-8 with a mark and lines that end as Excel wants them."""
    schedule = _schedule(fiscal_year)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEAD)
    for row in schedule.rows:
        writer.writerows(_cells(schedule, row, item) for item in row.items)
    body = text.getvalue().encode("utf-8-sig")
    return _file(request, body, "text/csv; charset=utf-8", f"schedule-{fiscal_year}.csv")


@require_safe
def schedule_calendar(request: HttpRequest, fiscal_year: int) -> HttpResponse:
    """Whole days; bars and milestones without a date fill their months."""
    schedule = _schedule(fiscal_year)
    calendar = Calendar()
    calendar.add("prodid", "-//Renkei//Schedule//JA")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", schedule.title)
    calendar.add("x-wr-timezone", "Asia/Tokyo")
    calendar.add_component(Timezone.from_tzid("Asia/Tokyo"))
    for row in schedule.rows:
        for item in row.items:
            calendar.add_component(_event(schedule, row, item))
    name = f"schedule-{fiscal_year}.ics"
    return _file(request, calendar.to_ical(), "text/calendar; charset=utf-8", name)


def _schedule(fiscal_year: int) -> SchedulePageDetail:
    found = schedule_of(fiscal_year, Viewer.public(), get_language() or "ja")
    if found is None:
        raise Http404
    return found


def _cells(schedule: SchedulePageDetail, row: ScheduleRow, item: ScheduleItem) -> list[str]:
    cells = [
        schedule.fiscal_year.name,
        row.category,
        row.label,
        row.actor,
        item.kind.label,
        item.text,
        item.date_of_start.isoformat(),
        item.date_of_end.isoformat(),
        item.date.value if item.date else "",
        "実施済み" if item.is_done else "予定",
    ]
    return [marked(cell) for cell in cells]


def _event(schedule: SchedulePageDetail, row: ScheduleRow, item: ScheduleItem) -> Event:
    event = Event()
    changed = schedule.meta.last_published_at or timezone.now()
    event.add("uid", f"{item.id}@schedule")
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("summary", f"{row.label} {item.text}")
    event.add("categories", [row.category or row.label])
    event.add("url", schedule.meta.html_url)
    if row.actor:
        event.add("description", f"行う人: {row.actor}")
    days = item.date.days if item.date and item.date.precision == "days" else []
    is_broken = any(after - before > timedelta(days=1) for before, after in pairwise(days))
    last = item.date_of_start if is_broken else item.date_of_end
    event.add("dtstart", item.date_of_start)
    event.add("dtend", last + timedelta(days=1))  # the first day on which it is over
    if is_broken:
        event.add("rdate", days[1:], parameters={"value": "DATE"})
    return event


def _file(request: HttpRequest, body: bytes, content_type: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    response = HttpResponse(body, content_type=content_type, headers=headers)
    return cacheable(response, parameters_known=not request.GET)
