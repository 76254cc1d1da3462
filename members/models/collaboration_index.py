from typing import Any, ClassVar, Literal

from django.http import HttpRequest

from cms.pages import facets as page_facets
from cms.pages.dates.years import fiscal_year_name, fiscal_year_of
from cms.pages.listings import Control, filters
from cms.pages.models import IndexPage
from cms.reading.context import ReadContext
from cms.reading.filters import lenient
from cms.reading.read import read_slice
from cms.reading.viewer import Viewer
from members import facets
from members.choices import CollaborationStatus, CooperationField
from members.models.collaborations import CollaborationPage
from members.page_parameters import CollaborationFilters
from members.schemas.collaborations import (
    CollaborationIndexDetail,
    CollaborationIndexSummary,
    CollaborationListing,
    YearlyTables,
)
from members.yearly_tables import yearly_tables

MOST_IN_YEAR = 1000
"""Collaborations that one table shows; the wards report some hundred a year."""

type View = Literal["list", "table", "subsidies"]


class CollaborationIndexPage(IndexPage):
    """The list of collaborations, or the wards' tables of one fiscal year."""

    template = "site/collaboration_index_page.html"
    page_description = "連携事業の一覧です。年度を選ぶと、区ごとの表と助成金の表も見られます。"
    site_parameters = CollaborationFilters.names() | {"page", "view"}
    subpage_types: ClassVar[list[str]] = ["members.CollaborationPage"]

    class Meta:
        verbose_name = "連携事業の一覧"
        verbose_name_plural = "連携事業の一覧"

    def summary(self, context: ReadContext) -> CollaborationIndexSummary:
        return CollaborationIndexSummary(**self.summary_fields(context))

    def detail(self, context: ReadContext) -> CollaborationIndexDetail:
        return CollaborationIndexDetail(**self.detail_fields(context))

    def listing(self, request: HttpRequest, viewer: Viewer) -> CollaborationListing:
        chosen = lenient(CollaborationFilters, request.GET)
        collaborations: Any = self.below(CollaborationPage)
        rows = chosen.narrow(collaborations).latest_first()
        fields = self.listing_fields(rows, CollaborationPage.summary, viewer, request, chosen)
        view = _view(request)
        year = chosen.fiscal_year or fiscal_year_of(viewer.as_of)
        tables = None if view == "list" else self._tables(chosen, year, viewer)
        controls = _controls(collaborations, viewer)
        return CollaborationListing(
            **fields, filters=filters(chosen, controls), view=view, year=year, tables=tables
        )

    def _tables(self, chosen: CollaborationFilters, year: int, viewer: Viewer) -> YearlyTables:
        others = chosen.model_copy(update={"fiscal_year": None})
        rows = others.narrow(self.below(CollaborationPage)).reported_in(year).earliest_first()
        part = read_slice(rows, viewer, CollaborationPage.summary, offset=0, limit=MOST_IN_YEAR)
        return yearly_tables(year, part.items, facets.places_of_wards())


def _view(request: HttpRequest) -> View:
    asked = request.GET.get("view")
    return "table" if asked == "table" else "subsidies" if asked == "subsidies" else "list"


def _controls(collaborations: Any, viewer: Viewer) -> list[Control]:
    years = [
        (str(year), f"{fiscal_year_name(year)}（{year}年度）", None)
        for year in facets.fiscal_years(collaborations, viewer)
    ]
    return [
        Control("fiscal_year", "年度", years),
        Control("status", "実施状況", page_facets.choices(CollaborationStatus)),
        Control("field", "分野", page_facets.choices(CooperationField)),
        Control("ward", "特別区", facets.wards(collaborations, viewer)),
        Control("prefecture", "都道府県", facets.prefectures(collaborations, viewer)),
    ]
