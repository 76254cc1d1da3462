"""Pages that list others."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from cms.pages.listings import PAGE_SIZE, page_number, page_of
from cms.pages.models.portal_page import PortalPage
from cms.reading.context import ReadContext
from cms.reading.filters import Filters
from cms.reading.horizon import one_look
from cms.reading.read import read_slice
from cms.reading.viewer import Viewer


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
