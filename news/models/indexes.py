from django.http import HttpRequest

from cms.pages import facets as page_facets
from cms.pages.listings import Control, filters
from cms.pages.models import IndexPage
from cms.reading.context import ReadContext
from cms.reading.filters import lenient
from cms.reading.viewer import Viewer
from members import facets as member_facets
from members.choices import CooperationField
from news import facets
from news.choices import NewsCategory, PublicationKind
from news.models.news import NewsPage
from news.models.publications import PublicationPage
from news.parameters import NewsFilters, PublicationFilters
from news.schemas.listings import NewsListing, PublicationListing
from news.schemas.news import NewsIndexDetail, NewsIndexSummary
from news.schemas.publications import PublicationIndexDetail, PublicationIndexSummary


class NewsIndexPage(IndexPage):
    """The list of news."""

    template = "site/news_index_page.html"
    page_description = "お知らせの一覧です。下のお知らせが新しい順に並び、年や分類で絞り込めます。"
    site_parameters = NewsFilters.names() | {"page"}
    subpage_types = ["news.NewsPage"]

    class Meta:
        verbose_name = "お知らせの一覧"
        verbose_name_plural = "お知らせの一覧"

    def summary(self, context: ReadContext) -> NewsIndexSummary:
        return NewsIndexSummary(**self.summary_fields(context))

    def detail(self, context: ReadContext) -> NewsIndexDetail:
        return NewsIndexDetail(**self.detail_fields(context))

    def listing(self, request: HttpRequest, viewer: Viewer) -> NewsListing:
        chosen = lenient(NewsFilters, request.GET)
        news = self.below(NewsPage)
        controls = [
            Control("year", "年", page_facets.years(news, "date_published", viewer)),
            Control("category", "分類", page_facets.choices(NewsCategory)),
            Control("field", "分野", page_facets.choices(CooperationField)),
            Control("prefecture", "都道府県", member_facets.prefectures(news, viewer)),
        ]
        rows = chosen.narrow(news).newest_first()
        fields = self.listing_fields(rows, NewsPage.summary, viewer, request, chosen)
        return NewsListing(**fields, filters=filters(chosen, controls))


class PublicationIndexPage(IndexPage):
    """The list of publications."""

    template = "site/publication_index_page.html"
    page_description = "資料の一覧です。下の資料が新しい順に並び、年や種類で絞り込めます。"
    site_parameters = PublicationFilters.names() | {"page"}
    subpage_types = ["news.PublicationPage"]

    class Meta:
        verbose_name = "資料の一覧"
        verbose_name_plural = "資料の一覧"

    def summary(self, context: ReadContext) -> PublicationIndexSummary:
        return PublicationIndexSummary(**self.summary_fields(context))

    def detail(self, context: ReadContext) -> PublicationIndexDetail:
        return PublicationIndexDetail(**self.detail_fields(context))

    def listing(self, request: HttpRequest, viewer: Viewer) -> PublicationListing:
        chosen = lenient(PublicationFilters, request.GET)
        publications = self.below(PublicationPage)
        controls = [
            Control("year", "発行年", page_facets.years(publications, "date_published", viewer)),
            Control("kind", "種類", page_facets.choices(PublicationKind)),
            Control("series", "シリーズ", facets.series(publications, viewer)),
        ]
        rows = chosen.narrow(publications).newest_first()
        fields = self.listing_fields(rows, PublicationPage.summary, viewer, request, chosen)
        return PublicationListing(**fields, filters=filters(chosen, controls))
