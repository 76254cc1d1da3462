"""The lines of the chronology: editors' entries, and the pages that enter by themselves.

They are merged by one statement over the keys of all of them, since they share an order and a
count; each kind is then read as everything is. A page that an entry speaks of is no second line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import (
    DateField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    Value,
)
from wagtail.models import Page

from cms.pages.coded import coded
from cms.pages.dates.precision import MOST_DAYS, Precision, StatedDate
from cms.pages.dates.years import fiscal_year_of
from cms.pages.schemas.dates import Stated
from cms.reading.context import ReadContext
from cms.reading.horizon import one_look
from cms.reading.read import Slice, read_keys
from cms.reading.viewer import Viewer
from news.choices import ChronologyKind
from news.chronology_querysets import in_fiscal_year
from news.models.chronology import ChronologyEntry, year_named
from news.models.chronology_pages import derived, seeming_to_speak_of, speaking_of
from news.models.event_sessions import EventSession
from news.models.events import EventPage
from news.parameters import ChronologyFilters
from news.querysets import LAST_DAY
from news.schemas.chronology import ChronologyLine

BEHIND_ENTRIES = 100_000
"""The position of pages among the entries of a day."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The keys of all lines as one statement."""

    sql: str
    values: Sequence[Any]

    def select(self, columns: str, behind: str = "", *values: Any) -> list[Any]:
        """Rows over all keys; columns and what stands behind are the code's own words."""
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {columns} FROM ({self.sql}) AS lines {behind}",  # noqa: S608  # no input
                [*self.values, *values],
            )
            rows: list[Any] = cursor.fetchall()
            return rows


class LineKey(NamedTuple):
    """Where a line stands, and what the database knows of a page's days."""

    first_day: date
    position: int
    is_entry: bool
    pk: int
    kind: str
    days: list[date] | None
    last_days: list[date] | None


def read_lines(
    asked: ChronologyFilters,
    locale: str,
    viewer: Viewer,
    *,
    offset: int = 0,
    limit: int,
    newest_first: bool = False,
) -> Slice[ChronologyLine]:
    """Some lines in the order of their days, and how many there are."""
    with one_look(viewer):
        lines = _union(asked, locale, viewer)
        found, count = _keys(lines, offset, limit, newest_first=newest_first)
        return Slice(_lines(found, viewer), count)


def fiscal_years(locale: str, viewer: Viewer) -> list[int]:
    """The fiscal years that have lines, latest first."""
    year = "extract(year FROM first_day - interval '3 months')::int"
    with one_look(viewer):
        lines = _union(ChronologyFilters(), locale, viewer)
        return [number for (number,) in lines.select(f"DISTINCT {year}", "ORDER BY 1 DESC")]


def _keys(
    lines: Merged, offset: int, limit: int, *, newest_first: bool
) -> tuple[list[LineKey], int]:
    order = "1 DESC, 2, 4" if newest_first else "1, 2, 4"  # day, position, key
    rows = lines.select(
        "lines.*, count(*) OVER ()", f"ORDER BY {order} LIMIT %s OFFSET %s", limit, offset
    )
    if not rows:
        return [], lines.select("count(*)")[0][0] if offset else 0
    return [LineKey(*row[:-1]) for row in rows], rows[0][-1]


def _union(asked: ChronologyFilters, locale: str, viewer: Viewer) -> Merged:
    """All lines that are asked for, each part narrowed to the viewer."""
    parts = [_entries(asked, locale)]
    if asked.body is None:
        parts += [_pages(rows, asked) for rows in derived(locale, viewer)]
    first, *others = parts
    query: Any = first.union(*others, all=True).order_by().query if others else first.query
    return Merged(*query.get_compiler(connection.alias).as_sql())


def _entries(asked: ChronologyFilters, locale: str) -> Any:
    rows: Any = asked.narrow(ChronologyEntry.objects.in_locale(locale)).order_by()
    none = Value(None, output_field=ArrayField(DateField()))
    return rows.annotate(
        first_day=F("date__first_day"), is_entry=Value(value=True), days=none, last_days=none
    ).values_list("first_day", "position", "is_entry", "pk", "kind", "days", "last_days")


def _pages(rows: Any, asked: ChronologyFilters) -> Any:
    """Of pages that would enter by themselves, those that no entry speaks of."""
    seeming = Q(Exists(seeming_to_speak_of()), is_by_type=True)
    rows = rows.filter(~Exists(speaking_of())).exclude(seeming).order_by()
    if asked.fiscal_year is not None:
        rows = rows.filter(in_fiscal_year("first_day", asked.fiscal_year))
    if asked.kind is not None:
        rows = rows.filter(line_kind=asked.kind)
    sessions = EventSession.objects.filter(page=OuterRef("pk")).order_by("date_of_start", "pk")
    days: Any = Value(None, output_field=ArrayField(DateField()))
    last_days = days
    if rows.model is EventPage:
        days = ArraySubquery(sessions.values("date_of_start"))
        last_days = ArraySubquery(sessions.alias(last=LAST_DAY).values(last_day=F("last")))
    return rows.annotate(
        line_day=F("first_day"),
        line_position=Value(BEHIND_ENTRIES, output_field=IntegerField()),
        is_entry=Value(value=False),
        kind_of_line=F("line_kind"),
        days=days,
        last_days=last_days,
    ).values_list(
        "line_day", "line_position", "is_entry", "pk", "kind_of_line", "days", "last_days"
    )


def _lines(found: Sequence[LineKey], viewer: Viewer) -> list[ChronologyLine]:
    pages = {key.pk: key for key in found if not key.is_entry}

    def line(page: Page, context: ReadContext) -> ChronologyLine | None:
        return _line_of(page, pages[page.pk], context)

    entries = [key.pk for key in found if key.is_entry]
    read = [
        *read_keys(ChronologyEntry, entries, viewer, ChronologyEntry.summary),
        *read_keys(Page, list(pages), viewer, line),
    ]
    by_key = {(not one.is_derived, one.id): one for one in read if one is not None}
    return [one for key in found if (one := by_key.get((key.is_entry, key.pk)))]


def _line_of(page: Page, key: LineKey, context: ReadContext) -> ChronologyLine | None:
    link = context.page(page.pk)
    if link is None:  # hidden in the moment between finding and reading it
        return None
    return ChronologyLine(
        type=link.type,
        id=page.pk,
        detail_url=link.detail_url,
        is_derived=True,
        date=Stated.of(_stated(key)),
        fiscal_year=year_named(fiscal_year_of(key.first_day)),
        kind=coded(ChronologyKind, key.kind),
        body=None,
        place="",
        text=link.title,
        points=[],
        follow_ups=[],
        footnote="",
        record=link,
        related=[],
        updated_at=page.last_published_at,
    )


def _stated(key: LineKey) -> StatedDate:
    """The days of a page: each by itself where there are few, else from the first to the last."""
    days = sorted(set(key.days or [key.first_day]))
    last = max(key.last_days or days)
    if last == days[-1] and 1 < len(days) <= MOST_DAYS:
        return StatedDate(Precision.DAYS, tuple(days))
    return StatedDate.of(days[0], last)
