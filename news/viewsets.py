"""Series, the chronology and its bodies in the admin."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from cms.pages.dates.years import fiscal_year_name
from news.choices import ChronologyKind
from news.models import Body, ChronologyEntry, Series


class SeriesViewSet(SnippetViewSet):
    """Listed in the main menu, since editors choose a series on many pages."""

    model = Series
    icon = "list-ul"
    add_to_admin_menu = True
    menu_order = 310
    list_display: ClassVar[list[str]] = ["name", "description"]
    search_fields: ClassVar[list[str]] = ["name"]


def _fiscal_years() -> list[tuple[int, str]]:
    return [(year, fiscal_year_name(year)) for year in ChronologyEntry.objects.fiscal_years()]


class ChronologyFilterSet(WagtailFilterSet):
    """The filters beside the list of entries."""

    fiscal_year = django_filters.ChoiceFilter(
        label="年度", choices=_fiscal_years, method="filter_fiscal_year"
    )
    kind = django_filters.ChoiceFilter(label="種類", choices=ChronologyKind.choices)
    body = django_filters.ModelChoiceFilter(label="会議体", queryset=Body.objects.all())

    class Meta:
        model = ChronologyEntry
        fields: ClassVar[list[str]] = ["fiscal_year", "kind", "body"]

    def filter_fiscal_year(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.in_fiscal_year(int(value))


class ChronologyEntryViewSet(SnippetViewSet):
    model = ChronologyEntry
    icon = "history"
    menu_label = "経過の記録"
    list_display: ClassVar[list[str | Column]] = [
        "__str__",
        Column("date", label="日付", sort_key="date__first_day"),
        Column("get_kind_display", label="種類", sort_key="kind"),
        Column("body", label="会議体", sort_key="body__name"),
    ]
    list_per_page = 50
    search_fields: ClassVar[list[str]] = ["text", "points"]
    filterset_class = ChronologyFilterSet

    def get_queryset(self, request: HttpRequest) -> QuerySet[ChronologyEntry]:
        entries: QuerySet[ChronologyEntry] = ChronologyEntry.objects.select_related("body")
        return entries.order_by("-date__first_day", "position", "pk")


class BodyViewSet(SnippetViewSet):
    model = Body
    icon = "group"
    list_display: ClassVar[list[str]] = ["name", "description"]
    search_fields: ClassVar[list[str]] = ["name"]


class ChronologyViewSetGroup(SnippetViewSetGroup):
    """What happened, and who met."""

    menu_label = "経過"
    menu_icon = "history"
    menu_order = 320
    items = (ChronologyEntryViewSet, BodyViewSet)
