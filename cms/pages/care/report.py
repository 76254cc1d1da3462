"""The report of pages by review date, with who looks after them."""

from typing import Any

import django_filters
from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.admin.views.reports.base import PageReportView
from wagtail.models import Page, get_page_content_types

from cms.pages.care.forms import editors
from cms.pages.sections.hers import pages_in_work

DUE, COMING, NONE = "due", "coming", "none"


class ReviewFilterSet(WagtailFilterSet):
    review = django_filters.ChoiceFilter(
        label="見直し",
        method="due_or_not",
        empty_label="すべて",
        choices=[(DUE, "過ぎている"), (COMING, "これから"), (NONE, "日が決まっていない")],
    )
    keeper = django_filters.ModelChoiceFilter(
        label="担当者",
        method="kept_by",
        queryset=lambda _: editors(),
        empty_label="すべて",
    )
    content_type = ContentTypeFilter(
        label="種類",
        queryset=lambda _: get_page_content_types(include_base_page_type=False),
    )

    class Meta:
        model = Page
        fields: tuple[str, ...] = ()

    def due_or_not(self, pages: QuerySet[Page], name: str, value: str) -> QuerySet[Page]:
        today = timezone.localdate()
        wanted = {
            DUE: Q(care__review_on__lte=today),
            COMING: Q(care__review_on__gt=today),
            NONE: Q(care__review_on=None),
        }
        return pages.filter(wanted[value])

    def kept_by(self, pages: QuerySet[Page], name: str, person: Any) -> QuerySet[Page]:
        kept: QuerySet[Page] = pages.alias(by=Coalesce("care__keeper_id", "owner_id"))
        return kept.filter(by=person.pk)


class ReviewReport(PageReportView):
    page_title = "見直すページ"
    header_icon = "rotate"
    results_template_name = "wagtailadmin/pages/care/report.html"
    filterset_class = ReviewFilterSet
    index_url_name = "review_report"
    index_results_url_name = "review_report_results"
    any_permission_required = ("add", "change", "publish")
    list_export = ("title", "review_on", "keeper_email", "last_published_at")
    export_headings = {
        "title": "題名",
        "review_on": "見直す日",
        "keeper_email": "担当者",
        "last_published_at": "前に公開した日時",
    }

    def get_queryset(self) -> Any:
        self.queryset = (
            pages_in_work(self.request.user)
            .filter(live=True, depth__gt=1)
            .select_related("care__keeper", "owner", "content_type", "locale")
            .annotate(
                review_on=F("care__review_on"),
                keeper_email=Case(
                    When(care__keeper__is_active=True, then="care__keeper__email"),
                    When(care__keeper=None, owner__is_active=True, then="owner__email"),
                    default=Value(""),
                ),
            )
            .order_by(F("review_on").asc(nulls_last=True), "pk")
        )
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "today": timezone.localdate()}
