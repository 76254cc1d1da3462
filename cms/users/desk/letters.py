"""送信メール: what left, what waits, and what could not be sent and is sent again by a button."""

from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports.base import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from cms.users.choices import LetterState
from cms.users.letters import title_of
from cms.users.models import OutgoingLetter
from cms.users.release import may_leave
from cms.users.sending import letter_resend

policy = ModelPermissionPolicy(OutgoingLetter)


class LetterFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label="状態", choices=LetterState.choices, empty_label="すべて"
    )
    to = django_filters.CharFilter(label="宛先", method="sent_to")

    class Meta:
        model = OutgoingLetter
        fields: tuple[str, ...] = ()

    def sent_to(
        self, letters: QuerySet[OutgoingLetter], name: str, value: str
    ) -> QuerySet[OutgoingLetter]:
        return letters.filter(address__icontains=value) | letters.filter(
            recipient__email__icontains=value
        )


class LetterReport(ReportView):
    model = OutgoingLetter
    page_title = "送信メール"
    header_icon = "mail"
    results_template_name = "wagtailadmin/letters/report.html"
    filterset_class = LetterFilterSet
    index_url_name = "letter_report"
    index_results_url_name = "letter_report_results"
    permission_policy = policy
    any_permission_required = ("view", "change")
    is_searchable = False
    list_export: list[str] = []

    def get_queryset(self) -> Any:
        self.queryset = OutgoingLetter.objects.select_related("recipient").order_by(
            "-posted_at", "-pk"
        )
        return super().get_queryset()

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        for letter in object_list:
            letter.title = title_of(letter.kind)
        return object_list

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_resend = policy.user_has_permission(self.request.user, "change")
        return {
            **super().get_context_data(**kwargs),
            "are_held": not may_leave(),
            "may_resend": may_resend,
        }


@require_POST
def resend_letter(request: HttpRequest, letter_id: int) -> HttpResponse:
    if not policy.user_has_permission(request.user, "change"):
        raise PermissionDenied
    letter = get_object_or_404(OutgoingLetter, pk=letter_id)
    if letter_resend(letter=letter):
        messages.success(request, f"{letter.to}へのメールを、もう一度送ります。")
    else:
        messages.error(
            request, "このメールは、送れなかったメールではないので、送り直していません。"
        )
    return HttpResponseRedirect(f"{reverse('letter_report')}?state={LetterState.GIVEN_UP}")
