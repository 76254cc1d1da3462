"""Dates, times and sizes as Japanese readers expect them."""

import datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cms.pages.dates import wording
from cms.pages.dates.eras import era_year

register = template.Library()

KIB = 1024


def _day(value: datetime.date) -> datetime.date:
    if isinstance(value, datetime.datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


def _rest(day: datetime.date, start: datetime.date) -> str:
    """The end of a range without what it shares with its start."""
    text = f"{day.day}日（{wording.weekday(day)}）"
    if (day.year, day.month) == (start.year, start.month):
        return text
    if day.year == start.year:
        return f"{day.month}月{text}"
    return f"{day.year}年{day.month}月{text}"


@register.filter
def weekday(value: datetime.date) -> str:
    """One character, such as `火`."""
    return wording.weekday(_day(value))


@register.filter
def era(value: datetime.date) -> str:
    """Era and year, such as `平成28年`."""
    return era_year(_day(value))


@register.filter
def clock(value: datetime.time | datetime.datetime) -> str:
    """A time of day, such as `9:30`."""
    if isinstance(value, datetime.datetime):
        value = timezone.localtime(value).time()
    return wording.clock(value)


@register.filter
def day(value: datetime.date) -> SafeString:
    """A date with its weekday, the era beside it in small type."""
    at = _day(value)
    return format_html(
        '<time class="when" datetime="{}"><span>{}</span><small>（{}）</small></time>',
        at.isoformat(),
        wording.gregorian(at),
        era_year(at),
    )


@register.filter
def short_day(value: datetime.date) -> SafeString:
    """A date without its weekday, for rows of a list."""
    at = _day(value)
    return format_html(
        '<time class="when" datetime="{}"><span>{}年{}月{}日</span><small>（{}）</small></time>',
        at.isoformat(),
        at.year,
        at.month,
        at.day,
        era_year(at),
    )


@register.simple_tag
def days(start: datetime.date, end: datetime.date | None = None) -> SafeString:
    """A day or a range of days, such as `2016年5月30日（月）〜31日（火）`."""
    first = _day(start)
    last = _day(end) if end else first
    if last == first:
        return day(first)
    return format_html(
        '<span class="when"><span><time datetime="{}">{}</time>〜</span>'
        '<span><time datetime="{}">{}</time></span><small>（{}）</small></span>',
        first.isoformat(),
        wording.gregorian(first),
        last.isoformat(),
        _rest(last, first),
        era_year(first),
    )


@register.filter
def year_month(value: datetime.date) -> SafeString:
    """A month, the era beside it in small type."""
    at = _day(value)
    return format_html(
        '<time class="when" datetime="{}-{:02}"><span>{}</span><small>（{}）</small></time>',
        at.year,
        at.month,
        _month(at),
        era_year(at),
    )


@register.filter
def month_day(value: datetime.date) -> str:
    """A day within a year that is already known, such as `4月26日（火）`."""
    at = _day(value)
    return f"{wording.month_and_day(at)}（{wording.weekday(at)}）"


def _month(at: datetime.date) -> str:
    return f"{at.year}年{at.month}月"


def _leaf_parts(first: datetime.date, last: datetime.date) -> tuple[str, str, str, bool]:
    """Top line, big line, bottom line, and whether the big line needs smaller type."""
    if first == last:
        return _month(first), str(first.day), weekday(first), False
    pair = "・" if (last - first).days == 1 else "〜"
    bottom = f"{weekday(first)}{pair}{weekday(last)}"
    if (first.year, first.month) == (last.year, last.month):
        return _month(first), f"{first.day}–{last.day}", bottom, False
    big = f"{first.month}/{first.day}–{last.month}/{last.day}"
    return f"{first.year}年", big, bottom, True


@register.inclusion_tag("site/parts/leaf.html")
def leaf(start: datetime.date | None, end: datetime.date | None = None) -> dict[str, object]:
    """A calendar leaf for one day or a range; without a day it says that none is fixed."""
    if start is None:
        return {"leaf": {}}
    top, big, bottom, is_long = _leaf_parts(start, end or start)
    return {"leaf": {"top": top, "big": big, "bottom": bottom, "is_long": is_long}}


@register.simple_tag
def hours(start: datetime.time | None, end: datetime.time | None = None) -> SafeString:
    """Times of day, such as `13:30〜16:00`; `13:30から` where no end is known."""
    if start is None:
        return SafeString("")
    text = f"{clock(start)}〜{clock(end)}" if end else f"{clock(start)}から"
    return format_html('<span class="hours">{}</span>', text)


@register.filter
def moment(value: datetime.datetime) -> SafeString:
    """A date with its weekday and its time of day, such as a deadline."""
    at = timezone.localtime(value)
    return format_html(
        '<time class="when" datetime="{}"><span>{}</span><small>（{}）</small>'
        " <span>{}</span></time>",
        at.isoformat(),
        wording.gregorian(at.date()),
        era_year(at.date()),
        clock(at),
    )


@register.filter
def file_size(value: int | None) -> str:
    """Bytes in the largest unit that keeps the number above one, such as `1.2 MB`."""
    if value is None:
        return ""
    if value < KIB:
        return f"{value} バイト"
    if round(value / KIB) < KIB:
        return f"{value / KIB:.0f} KB"
    return f"{value / KIB / KIB:.1f} MB"


@register.filter
def file_kind(filename: str) -> str:
    """The ending of a file's name in capitals, such as `PDF`; empty without one."""
    stem, dot, ending = filename.rpartition(".")
    return ending.upper() if dot and stem else ""


@register.filter
def months(value: int) -> str:
    """A length of time in months, in years where it is full ones, such as `1年` or `18か月`."""
    years, rest = divmod(value, 12)
    return f"{value}か月" if rest else f"{years}年"
