from typing import Any, ClassVar

from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from cms.pages.models import PortalPage
from cms.reading.context import ReadContext
from news.schemas.events import EventIndexDetail, EventIndexSummary
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

    def below(self, model: Any) -> Any:
        """The pages of a type below this one; none below a page that is not in the tree yet."""
        return model.objects.descendant_of(self) if self.path else model.objects.none()


class NewsIndexPage(IndexPage):
    """The list of news."""

    template = "site/news_index_page.html"
    subpage_types = ["news.NewsPage"]

    class Meta:
        verbose_name = "お知らせの一覧"
        verbose_name_plural = "お知らせの一覧"

    def summary(self, context: ReadContext) -> NewsIndexSummary:
        return NewsIndexSummary(**self.summary_fields(context))

    def detail(self, context: ReadContext) -> NewsIndexDetail:
        return NewsIndexDetail(**self.detail_fields(context))


class PublicationIndexPage(IndexPage):
    """The list of publications."""

    template = "site/publication_index_page.html"
    subpage_types = ["news.PublicationPage"]

    class Meta:
        verbose_name = "資料の一覧"
        verbose_name_plural = "資料の一覧"

    def summary(self, context: ReadContext) -> PublicationIndexSummary:
        return PublicationIndexSummary(**self.summary_fields(context))

    def detail(self, context: ReadContext) -> PublicationIndexDetail:
        return PublicationIndexDetail(**self.detail_fields(context))


class EventIndexPage(IndexPage):
    """The list of events: what is to come, then what has been."""

    template = "site/event_index_page.html"
    subpage_types = ["news.EventPage"]

    class Meta:
        verbose_name = "イベントの一覧"
        verbose_name_plural = "イベントの一覧"

    def summary(self, context: ReadContext) -> EventIndexSummary:
        return EventIndexSummary(**self.summary_fields(context))

    def detail(self, context: ReadContext) -> EventIndexDetail:
        return EventIndexDetail(**self.detail_fields(context))
