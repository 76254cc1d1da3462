"""Events in the 32 columns of the recommended data set for event lists (推奨データセット).

Its successor among the 自治体標準オープンデータセット could not be compared, so no conformance to
that is claimed; another order or further columns are a matter of this one table.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from cms.reading.context import ReadContext
from cms.reading.days import JAPAN
from cms.tables.columns import Column, NumberColumn, TextColumn
from cms.tables.dates import DateColumn, TimeColumn
from cms.tables.register import Register
from members.models import Organization
from news.choices import BodyRole, EventStatus, FeeStatus
from news.models import EventPage, EventSession


@dataclass(frozen=True, slots=True)
class EventRow:
    """One date of an event; an event without a date is a row too."""

    event: EventPage
    session: EventSession | None
    number: int
    url: str

    @property
    def organizer(self) -> Organization | None:
        """The first organizer that the register of organizations knows."""
        bodies = (body for body in self.event.bodies.all() if body.role == BodyRole.ORGANIZER)
        return next((body.organization for body in bodies if body.organization), None)

    @property
    def organizers(self) -> str:
        return "、".join(
            body.name or (body.organization.name if body.organization else "")
            for body in self.event.bodies.all()
            if body.role == BodyRole.ORGANIZER
        )


def event_rows(event: EventPage, context: ReadContext | None) -> Iterable[EventRow]:
    """The dates of an event in their order, each with a number of its own."""
    url = context.html_url(event) if context else ""
    sessions = sorted(event.sessions.all(), key=EventSession.order)
    for number, session in enumerate(sessions, start=1):
        yield EventRow(event, session, number, url)
    if not sessions:
        yield EventRow(event, None, 1, url)


def _of_event(name: str) -> Callable[[EventRow], Any]:
    return lambda row: getattr(row.event, name)


def _of_session(name: str) -> Callable[[EventRow], Any]:
    return lambda row: getattr(row.session, name) if row.session else None


def _code(row: EventRow) -> str:
    return row.organizer.code if row.organizer else ""


def _number(row: EventRow) -> str:
    return f"{row.event.pk}-{row.number}"


def _prefecture(row: EventRow) -> str:
    found = row.organizer
    if found is None:
        return ""
    above = found if found.kind == "prefecture" else found.prefecture
    return above.name if above else ""


def _municipality(row: EventRow) -> str:
    return row.organizer.name if row.organizer and row.organizer.kind != "prefecture" else ""


def _when(row: EventRow) -> str:
    """What is to be known of the date: its name and note, and whether it takes place at all."""
    event, session = row.event, row.session
    is_off = event.status in {EventStatus.CANCELLED, EventStatus.POSTPONED}
    said = [
        str(EventStatus(event.status).label) if is_off else "",
        event.status_note if is_off else "",
        session.label if session else "",
        event.date_time_description,
        session.note if session else "",
    ]
    return " ".join(part for part in said if part)


def _fee(row: EventRow) -> str:
    return str(FeeStatus(row.event.fee_status).label)


def _contact(row: EventRow) -> str:
    return " ".join(part for part in (row.event.contact_name, row.event.contact_section) if part)


def _deadline(row: EventRow) -> datetime | None:
    deadline = row.event.application_deadline
    return deadline.astimezone(JAPAN) if deadline else None


def _last_day(row: EventRow) -> date | None:
    found = _deadline(row)
    return found.date() if found else None


def _last_time(row: EventRow) -> time | None:
    found = _deadline(row)
    return found.time().replace(second=0, microsecond=0) if found else None


def _method(row: EventRow) -> str:
    event = row.event
    return "\n".join(part for part in (event.application_method, event.application_url) if part)


def _text(heading: str, get: Callable[[EventRow], Any]) -> TextColumn:
    return TextColumn(name=heading, heading=heading, get=get, is_long=True)


def _degrees(heading: str, name: str) -> NumberColumn:
    return NumberColumn(name=heading, heading=heading, get=_of_event(name), decimals=6)


COLUMNS: tuple[Column, ...] = (
    _text("都道府県コード又は市区町村コード", _code),
    _text("NO", _number),
    _text("都道府県名", _prefecture),
    _text("市区町村名", _municipality),
    _text("イベント名", _of_event("title")),
    _text("イベント名_カナ", _of_event("event_name_kana")),
    _text("イベント名_英語", _of_event("event_name_en")),
    DateColumn(name="開始日", heading="開始日", get=_of_session("date_of_start")),
    DateColumn(name="終了日", heading="終了日", get=_of_session("date_of_end")),
    TimeColumn(name="開始時間", heading="開始時間", get=_of_session("start_time")),
    TimeColumn(name="終了時間", heading="終了時間", get=_of_session("end_time")),
    _text("開始日時特記事項", _when),
    _text("説明", _of_event("lead")),
    _text("料金(基本)", _fee),
    _text("料金(詳細)", _of_event("fee_description")),
    _text("連絡先名称", _contact),
    _text("連絡先電話番号", _of_event("contact_telephone")),
    _text("連絡先内線番号", _of_event("contact_telephone_extension")),
    _text("主催者", lambda row: row.organizers),
    _text("場所名称", _of_event("location")),
    _text("住所", _of_event("location_address")),
    _text("方書", _of_event("venue_facility")),
    _degrees("緯度", "latitude"),
    _degrees("経度", "longitude"),
    _text("アクセス方法", _of_event("access_method")),
    _text("駐車場情報", _of_event("parking")),
    NumberColumn(name="定員", heading="定員", get=_of_event("capacity")),
    DateColumn(name="参加申込終了日", heading="参加申込終了日", get=_last_day),
    TimeColumn(name="参加申込終了時間", heading="参加申込終了時間", get=_last_time),
    _text("参加申込方法", _method),
    _text("URL", lambda row: row.url),
    _text("備考", _of_event("target_person")),
)


def _records() -> Any:
    return EventPage.objects.in_locale("ja").latest_first()


EVENTS: Register[EventPage] = Register(
    name="events",
    title="イベント",
    model=EventPage,
    columns=COLUMNS,
    records=_records,
    needs=("sessions", "bodies__organization__prefecture"),
    rows=event_rows,
)
