"""Publishing from a list, where nobody reads what is published."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page

PUBLISH = "publish"


def refuse_while_waiting(
    request: HttpRequest, action_type: str, objects: list[Any]
) -> HttpResponse | None:
    """Leave what waits for approval to whoever opens and reads it."""
    if action_type != PUBLISH:
        return None
    pages = [row for row in objects if isinstance(row, Page)]
    if request.POST.get("include_descendants"):
        pages = [below for page in pages for below in page.get_descendants(inclusive=True)]
    waiting = [page for page in pages if page.workflow_in_progress]
    if not waiting:
        return None
    titles = "".join(f"「{page.get_admin_display_title()}」" for page in waiting)
    messages.error(
        request,
        f"承認を待っているページは、まとめて公開できません: {titles}。"
        "それぞれの編集画面で、内容を確かめてから承認してください。",
    )
    return HttpResponseRedirect(
        get_valid_next_url_from_request(request) or reverse("wagtailadmin_home")
    )
