from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from cms.pages import facets as page_facets
from cms.pages.dates.years import fiscal_year_name, fiscal_year_of, months_of
from cms.pages.listings import Control, Option, chosen_values, filters, page_of
from cms.pages.models import IndexPage
from cms.reading.context import ReadContext
from cms.reading.days import day_in_japan
from cms.reading.filters import lenient
from cms.reading.read import read
from cms.reading.schemas import Link
from cms.reading.shapes import needs
from cms.reading.viewer import Viewer
from news.choices import ChronologyKind
from news.models.bodies import Body
from news.models.chronology import year_named
from news.models.chronology_lines import fiscal_years, read_lines
from news.models.schedules import SchedulePage
from news.parameters import ChronologyFilters
from news.schemas.chronology import (
    ChronologyListing,
    ChronologyPageDetail,
    ChronologyPageSummary,
    YearLink,
)

MOST_IN_YEAR = 1_000
"""Lines that a fiscal year shows; the network writes about thirty a year."""


class ChronologyPage(IndexPage):
    """What happened so far, one fiscal year at a time; the lines lie in no page."""

    template = "site/chronology_page.html"
    page_description = "これまでの経過です。記録した出来事と催しなどが、年度ごとに並びます。"
    site_parameters = ChronologyFilters.names()
    subpage_types = ["news.SchedulePage"]

    class Meta:
        verbose_name = "これまでの経過"
        verbose_name_plural = "これまでの経過"

    def summary(self, context: ReadContext) -> ChronologyPageSummary:
        return ChronologyPageSummary(**self.summary_fields(context))

    def detail(self, context: ReadContext) -> ChronologyPageDetail:
        return ChronologyPageDetail(**self.detail_fields(context))

    def listing(self, request: HttpRequest, viewer: Viewer) -> ChronologyListing:
        chosen = lenient(ChronologyFilters, request.GET)
        locale = self.locale.language_code
        known = fiscal_years(locale, viewer)
        latest = known[0] if known else fiscal_year_of(day_in_japan(viewer.now))
        asked = chosen if chosen.fiscal_year else chosen.model_copy(update={"fiscal_year": latest})
        year = asked.fiscal_year or latest
        return ChronologyListing(
            fiscal_year=year_named(year),
            months=months_of(year),
            items=read_lines(asked, locale, viewer, limit=MOST_IN_YEAR).items,
            previous=_way(max((each for each in known if each < year), default=None), asked),
            next=_way(min((each for each in known if each > year), default=None), asked),
            filters=filters(asked, _controls({*known, year}, locale, viewer)),
            pagination=page_of(1, 0, chosen),
            is_filtered=bool(chosen.kind or chosen.body),
            schedules=_schedules(self.below(SchedulePage), viewer),
            feed_url=reverse("chronology_feed"),
            data_url=f"{reverse('api-v1:chronology')}?{urlencode(chosen_values(asked))}",
        )


def _schedules(pages: Any, viewer: Viewer) -> list[Link]:
    links = read(pages.order_by("-fiscal_year"), viewer, _link)
    return [link for link in links if link is not None]


@needs(texts=False)
def _link(page: SchedulePage, context: ReadContext) -> Link | None:
    return context.page(page.pk)


def _way(year: int | None, asked: ChronologyFilters) -> YearLink | None:
    if year is None:
        return None
    chosen = chosen_values(asked) | {"fiscal_year": str(year)}
    return YearLink(name=fiscal_year_name(year), url="?" + urlencode(chosen))


def _controls(years: set[int], locale: str, viewer: Viewer) -> list[Control]:
    known = [(str(year), fiscal_year_name(year), None) for year in sorted(years, reverse=True)]
    bodies = read(Body.objects.filter(locale__language_code=locale), viewer, _option)
    return [
        Control("fiscal_year", "年度", known),
        Control("kind", "種類", page_facets.choices(ChronologyKind)),
        Control("body", "会議体", bodies),
    ]


def _option(row: Body, context: ReadContext) -> Option:
    return str(row.pk), row.name, None
