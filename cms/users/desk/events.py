"""アカウントの記録: who signed in from where, and whose account was changed by whom."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.views.reports.base import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from cms.reading.marks import marked
from cms.users.choices import EventKind
from cms.users.models import AccountEvent

policy = ModelPermissionPolicy(AccountEvent)


class EventFilterSet(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(
        label="できごと", choices=EventKind.choices, empty_label="すべて"
    )
    who = django_filters.CharFilter(label="利用者か操作した人", method="concerns")
    network_address = django_filters.CharFilter(label="接続元", method="came_from")
    at = django_filters.DateFromToRangeFilter(label="日付", widget=DateRangePickerWidget)

    class Meta:
        model = AccountEvent
        fields: tuple[str, ...] = ()

    def concerns(self, events: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return events.filter(person__icontains=value) | events.filter(by__icontains=value)

    def came_from(self, events: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return events.filter(network_address__startswith=value)


class EventReport(ReportView):
    model = AccountEvent
    page_title = "アカウントの記録"
    header_icon = "key"
    results_template_name = "wagtailadmin/account_events/report.html"
    filterset_class = EventFilterSet
    index_url_name = "account_events"
    index_results_url_name = "account_events_results"
    permission_policy = policy
    any_permission_required = ("view",)
    list_export = ("at", "get_kind_display", "person", "by", "network_address", "device", "note")
    # What a browser says of itself is anybody's to write.
    custom_field_preprocess = {"device": {ReportView.FORMAT_CSV: marked}}
    export_headings = {
        "at": "日時",
        "get_kind_display": "できごと",
        "person": "利用者",
        "by": "操作した人",
        "network_address": "接続元",
        "device": "端末",
        "note": "内容",
    }

    def get_queryset(self) -> Any:
        self.queryset = AccountEvent.objects.order_by("-at", "-pk")
        return super().get_queryset()
