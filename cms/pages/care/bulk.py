"""「担当と見直し」, an action on one page or on all that were ticked."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.models import Page

from cms.pages.care.forms import CareForm
from cms.pages.care.services import take_care
from cms.pages.models.care import PageCare

ACTION = "care"


class CareBulkAction(PageBulkAction):
    display_name = "担当と見直し"
    action_type = ACTION
    aria_label = "選んだページの担当者と見直す日を決める"
    template_name = "wagtailadmin/pages/care/confirm.html"
    action_priority = 60
    form_class = CareForm

    def check_perm(self, page: Page) -> bool:
        allowed: bool = page.permissions_for_user(self.request.user).can_edit()
        return allowed

    def get_initial(self) -> dict[str, Any]:
        """What is noted so far, where there is one page only."""
        pages, _ = self.get_actionable_objects()
        care = PageCare.objects.filter(page__in=pages).first() if len(pages) == 1 else None
        noted = {"keeper": care.keeper_id, "review_on": care.review_on} if care else {}
        return {**super().get_initial(), **noted}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # The titles of pages that are not hers are not told.
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"left_out": len(context.pop("items_with_no_access"))}

    def get_execution_context(self) -> dict[str, Any]:
        return {"changes": self.cleaned_form.changes()}

    @classmethod
    def execute_action(cls, objects: Iterable[Page], *, changes: dict[str, Any]) -> tuple[int, int]:
        return take_care(objects, changes=changes), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return f"{num_parent_objects}ページの担当と見直す日を保存しました。"


def care_url(page: Page, then: str) -> str:
    """Where the care of one page is changed.

    Args:
        page: the page.
        then: the address that comes after it.
    """
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", ACTION])
    return f"{address}?{urlencode({'id': page.pk, 'next': then})}"
