"""Publishing from a list, where nobody reads what is published."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page

from cms.pages.approval.refusals import reasons_of
from cms.pages.publishable import check_publishable

PUBLISH = "publish"


def refuse_what_cannot_go_out(
    request: HttpRequest, action_type: str, objects: list[Any]
) -> HttpResponse | None:
    """Leave what waits for approval, or is not complete, to whoever opens and reads it."""
    if action_type != PUBLISH:
        return None
    pages = [row for row in objects if isinstance(row, Page)]
    if request.POST.get("include_descendants"):
        pages += [below for page in pages for below in page.get_descendants().not_live()]
    sentence = _while_waiting(pages) or _while_incomplete(pages)
    if sentence is None:
        return None
    messages.error(request, sentence)
    return HttpResponseRedirect(
        get_valid_next_url_from_request(request) or reverse("wagtailadmin_home")
    )


def _while_waiting(pages: list[Page]) -> str | None:
    waiting = [page for page in pages if page.workflow_in_progress]
    if not waiting:
        return None
    titles = "".join(f"「{page.get_admin_display_title()}」" for page in waiting)
    return (
        f"承認を待っているページは、まとめて公開できません: {titles}。"
        "それぞれの編集画面で、内容を確かめてから承認してください。"
    )


def _while_incomplete(pages: list[Page]) -> str | None:
    reasons = [reason for page in pages for reason in _reasons(page)]
    if not reasons:
        return None
    return (
        f"書きかけのページがあるため、どのページも公開していません。{' '.join(reasons)} "
        "それぞれの編集画面で直してから公開してください。"
    )


def _reasons(page: Page) -> list[str]:
    try:
        check_publishable(page.get_latest_revision_as_object())
    except ValidationError as error:
        return [f"「{page.get_admin_display_title()}」 {' '.join(reasons_of(error, page))}"]
    return []
