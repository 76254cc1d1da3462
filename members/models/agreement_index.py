from typing import Any, ClassVar

from django.http import HttpRequest

from cms.pages import facets as page_facets
from cms.pages.listings import Control, filters
from cms.pages.models import IndexPage
from cms.reading.context import ReadContext
from cms.reading.filters import lenient
from cms.reading.viewer import Viewer
from members import facets
from members.agreement_tallies import agreement_tally
from members.choices import AgreementStatus, CooperationField
from members.models.agreements import AgreementPage
from members.page_parameters import AgreementFilters
from members.schemas.agreements import (
    AgreementIndexDetail,
    AgreementIndexSummary,
    AgreementListing,
)


class AgreementIndexPage(IndexPage):
    """The register of agreements, for any day."""

    template = "site/agreement_index_page.html"
    page_description = "連携協定の一覧です。日付を選ぶと、その日の状況と数が表示されます。"
    site_parameters = AgreementFilters.names() | {"page"}
    subpage_types: ClassVar[list[str]] = ["members.AgreementPage"]

    class Meta:
        verbose_name = "連携協定の一覧"
        verbose_name_plural = "連携協定の一覧"

    def summary(self, context: ReadContext) -> AgreementIndexSummary:
        return AgreementIndexSummary(**self.summary_fields(context))

    def detail(self, context: ReadContext) -> AgreementIndexDetail:
        return AgreementIndexDetail(**self.detail_fields(context))

    def listing(self, request: HttpRequest, viewer: Viewer) -> AgreementListing:
        chosen = lenient(AgreementFilters, request.GET)
        there = viewer.on(chosen.as_of)
        agreements: Any = self.below(AgreementPage)
        rows = chosen.narrow_on(agreements, there).latest_first()
        controls = [
            Control("as_of", "いつの状況か"),
            Control("status", "状況", page_facets.choices(AgreementStatus)),
            Control("field", "分野", page_facets.choices(CooperationField)),
            Control("prefecture", "都道府県", facets.prefectures(agreements, viewer)),
        ]
        fields = self.listing_fields(rows, AgreementPage.summary, there, request, chosen)
        return AgreementListing(
            **fields,
            filters=filters(chosen, controls),
            tally=agreement_tally(agreements, there),
            day_query=f"?as_of={chosen.as_of}" if chosen.as_of else "",
        )
