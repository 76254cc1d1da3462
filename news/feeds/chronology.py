"""The chronology as an Atom feed (RFC 4287): the latest lines, newest first."""

from datetime import datetime, time
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cms.reading.cache.marking import cacheable
from cms.reading.context import ReadContext
from cms.reading.days import JAPAN
from cms.reading.horizon import one_look
from cms.reading.read import read_slice
from cms.reading.viewer import Viewer
from news.models import ChronologyPage
from news.models.chronology_lines import read_lines
from news.parameters import ChronologyFilters
from news.schemas.chronology import ChronologyLine, ChronologyPageSummary

LATEST = 50
"""How many lines the feed holds."""


@require_safe
def chronology_feed(request: HttpRequest) -> HttpResponse:
    """The newest lines in the language of the address; 404 while the page is hidden."""
    viewer, locale = Viewer.public(), get_language() or "ja"
    with one_look(viewer):
        pages: Any = ChronologyPage.objects.filter(locale__language_code=locale)
        found = read_slice(pages, viewer, _summary, offset=0, limit=1).items
        if not found:
            raise Http404
        lines = read_lines(
            ChronologyFilters(), locale, viewer, limit=LATEST, newest_first=True
        ).items
    feed = _feed(found[0], lines, request.build_absolute_uri(request.path))
    response = HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
    return cacheable(response, parameters_known=not request.GET)


def _summary(page: ChronologyPage, context: ReadContext) -> ChronologyPageSummary:
    return page.summary(context)


def _feed(page: ChronologyPageSummary, lines: list[ChronologyLine], own_url: str) -> Atom1Feed:
    feed = Atom1Feed(
        title=page.title,
        link=page.meta.html_url,
        description=page.description,
        subtitle=page.description or None,
        language=page.meta.locale,
        feed_url=own_url,
        feed_guid=page.meta.html_url,
    )
    for line in lines:
        feed.add_item(
            title=line.text,
            link=_link(line, page),
            description=_words(line),
            unique_id=line.detail_url,
            pubdate=datetime.combine(line.date.first, time.min, JAPAN),
            updateddate=_updated(line),
            categories=[line.kind.label],
        )
    return feed


def _link(line: ChronologyLine, page: ChronologyPageSummary) -> str:
    if line.record:
        return line.record.html_url
    return f"{page.meta.html_url}?fiscal_year={line.fiscal_year.year}#entry-{line.id}"


def _words(line: ChronologyLine) -> str:
    """All that the line tells besides its text, in plain words."""
    said = [f"{line.date.text}・{line.date.era}", line.body.name if line.body else "", line.place]
    said += [point.text for point in line.points]
    said += [f"{one.date.isoformat()} {one.text}" for one in line.follow_ups]
    return "／".join(part for part in [*said, line.footnote] if part)


def _updated(line: ChronologyLine) -> datetime:
    day = datetime.combine(line.date.first, time.min, JAPAN)
    return (line.updated_at or day).astimezone(JAPAN)
