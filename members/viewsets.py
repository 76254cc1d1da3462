"""Organizations, memberships and stated figures in the admin: lists, forms and chooser."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
)
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from members.choices import JoinedPrecision, OrganizationKind, Region
from members.forms import OrganizationFilterForm
from members.models import Figure, Membership, Organization
from members.panels import ORGANIZATION_PANELS


def _prefectures(request: HttpRequest | None) -> QuerySet[Organization]:
    language = (request.GET.get("locale") if request else "") or "ja"
    return Organization.objects.prefectures().in_locale(language).order_by("code")


class OrganizationFilterSet(WagtailFilterSet):
    """The filters beside the list of organizations."""

    kind = django_filters.ChoiceFilter(label="種別", choices=OrganizationKind.choices)
    region = django_filters.ChoiceFilter(
        label="地方", choices=Region.choices, method="filter_region"
    )
    prefecture = django_filters.ModelChoiceFilter(label="都道府県", queryset=_prefectures)

    class Meta:
        model = Organization
        fields: ClassVar[list[str]] = ["kind", "region", "prefecture"]

    def filter_region(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.in_region(value)


class OrganizationIndexView(IndexView):
    """The list, searched as the public list is."""

    def search_queryset(self, queryset: Any) -> Any:
        return queryset.matching(self.search_query) if self.is_searching else queryset


class _ChooserColumns:
    """Twenty-five names occur more than once, so a name alone is not enough to choose by."""

    filter_form_class = OrganizationFilterForm

    def get_object_list(self) -> QuerySet[Organization]:
        return Organization.objects.select_related("locale").in_reading_order()

    @property
    def columns(self) -> list[Column]:
        columns: list[Column] = super().columns  # type: ignore[misc]  # a mixin of Wagtail's views
        title, *others = columns
        return [
            title,
            Column("kana", label="読み", accessor="kana"),
            Column("kind", label="種別", accessor="get_kind_display"),
            Column("code", label="コード", accessor="code"),
            *others,
        ]


class OrganizationChooseView(_ChooserColumns, ChooseView):
    pass


class OrganizationChooseResultsView(_ChooserColumns, ChooseResultsView):
    pass


class OrganizationChooserViewSet(SnippetChooserViewSet):
    choose_view_class = OrganizationChooseView
    choose_results_view_class = OrganizationChooseResultsView


class OrganizationViewSet(SnippetViewSet):
    model = Organization
    icon = "group"
    menu_label = "自治体・団体"
    add_to_admin_menu = True
    menu_order = 300
    list_display: ClassVar[list[str | Column]] = [
        "__str__",
        Column("kana", label="読み", sort_key="sort_key"),
        Column("get_kind_display", label="種別", sort_key="kind"),
        Column("code", label="コード", sort_key="code"),
    ]
    list_per_page = 50
    search_fields: ClassVar[list[str]] = ["name"]  # shows the search box; see the index view
    filterset_class = OrganizationFilterSet
    index_view_class = OrganizationIndexView
    chooser_viewset_class = OrganizationChooserViewSet
    edit_handler = ORGANIZATION_PANELS

    def get_queryset(self, request: HttpRequest) -> QuerySet[Organization]:
        return Organization.objects.in_reading_order()


class MembershipFilterSet(WagtailFilterSet):
    """The filters beside the list of memberships."""

    joined_precision = django_filters.ChoiceFilter(
        label="登録の日の確かさ", choices=JoinedPrecision.choices
    )
    left_on = django_filters.BooleanFilter(label="退会した団体", lookup_expr="isnull", exclude=True)

    class Meta:
        model = Membership
        fields: ClassVar[list[str]] = ["joined_precision", "left_on"]


class MembershipIndexView(IndexView):
    """The list, searched by the organizations' names as the public list is."""

    def search_queryset(self, queryset: Any) -> Any:
        if not self.is_searching:
            return queryset
        found = Organization.objects.matching(self.search_query)
        return queryset.filter(organization__in=found.values("pk"))


class MembershipViewSet(SnippetViewSet):
    model = Membership
    icon = "user"
    menu_label = "会員の登録"
    add_to_admin_menu = True
    menu_order = 301
    list_display: ClassVar[list[str | Column]] = [
        "__str__",
        Column("joined_on", label="登録の日", sort_key="joined_on"),
        Column("get_joined_precision_display", label="確かさ"),
        Column("left_on", label="退会の日", sort_key="left_on"),
        Column("source", label="出典"),
    ]
    list_per_page = 50
    search_fields: ClassVar[list[str]] = ["organization__name"]  # shows the box; see the index view
    filterset_class = MembershipFilterSet
    index_view_class = MembershipIndexView

    def get_queryset(self, request: HttpRequest) -> QuerySet[Membership]:
        return Membership.objects.select_related("organization")


class FigureViewSet(SnippetViewSet):
    model = Figure
    icon = "table"
    menu_label = "公表された数"
    add_to_admin_menu = True
    menu_order = 302
    list_display: ClassVar[list[str | Column]] = [
        "label",
        Column("value", label="値", sort_key="value"),
        Column("unit", label="単位"),
        Column("as_of", label="いつの数か", sort_key="as_of"),
        Column("source", label="出典"),
    ]
    search_fields: ClassVar[list[str]] = ["label", "source"]
