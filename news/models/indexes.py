from collections.abc import Mapping
from typing import Any, ClassVar

from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from cms.pages.listings import PAGE_SIZE, Control, filters, page_number, page_of
from cms.pages.models import PortalPage
from cms.reading.context import ReadContext
from cms.reading.filters import Filters, lenient
from cms.reading.horizon import one_look
from cms.reading.read import read_slice
from cms.reading.viewer import Viewer
from news import facets
from news.choices import CooperationField, NewsCategory, PublicationKind
from news.models.news import NewsPage
from news.models.publications import PublicationPage
from news.parameters import NewsFilters, PublicationFilters
from news.schemas.listings import NewsListing, PublicationListing
from news.schemas.news import NewsIndexDetail, NewsIndexSummary
from news.schemas.publications import PublicationIndexDetail, PublicationIndexSummary


class IndexPage(PortalPage):
    """A page above others of one type, which lists them."""

    introduction = RichTextField(
        "導入文",
        blank=True,
        features=["bold", "link", "ol", "ul"],
        help_text="一覧の上に表示されます。どんな情報が並ぶページかを一、二文で書きます。",
    )

    body_panels: ClassVar[list[Any]] = [FieldPanel("introduction")]
    parent_page_types = ["home.FrontPage"]
    max_count_per_parent = 1

    class Meta:
        abstract = True

    def detail_fields(self, context: ReadContext) -> dict[str, Any]:
        introduction = context.rich_text(self.introduction)
        return {**super().detail_fields(context), "introduction": introduction}

    def readings(self, request: HttpRequest, viewer: Viewer) -> Mapping[str, Any]:
        with one_look(viewer):
            return {"listing": self.listing(request, viewer)}

    def listing(self, request: HttpRequest, viewer: Viewer) -> Any:
        """The list that the page shows, as far as the viewer may read it."""
        raise NotImplementedError

    def below(self, model: Any) -> Any:
        """The pages of a type below this one; none below a page that is not in the tree yet."""
        return model.objects.descendant_of(self) if self.path else model.objects.none()

    def listing_fields(
        self, queryset: Any, shape: Any, viewer: Viewer, request: HttpRequest, chosen: Filters
    ) -> dict[str, Any]:
        """One page of a list, as the fields of a listing without its controls."""
        number = page_number(request.GET)
        offset = (number - 1) * PAGE_SIZE
        part = read_slice(queryset, viewer, shape, offset=offset, limit=PAGE_SIZE)
        return {
            "items": part.items,
            "count": part.count,
            "is_filtered": chosen != type(chosen)(),
            "pagination": page_of(number, part.count, chosen),
        }


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
            Control("year", "年", facets.years(news, "date_published", viewer)),
            Control("category", "分類", facets.choices(NewsCategory)),
            Control("field", "分野", facets.choices(CooperationField)),
            Control("prefecture", "都道府県", facets.prefectures(news, viewer)),
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
            Control("year", "発行年", facets.years(publications, "date_published", viewer)),
            Control("kind", "種類", facets.choices(PublicationKind)),
            Control("series", "シリーズ", facets.series(publications, viewer)),
        ]
        rows = chosen.narrow(publications).newest_first()
        fields = self.listing_fields(rows, PublicationPage.summary, viewer, request, chosen)
        return PublicationListing(**fields, filters=filters(chosen, controls))
