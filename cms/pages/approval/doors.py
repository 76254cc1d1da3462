"""Looks at a decision before Wagtail's views do, in the transaction that they will run in.

Wagtail takes a decision that comes too late for a wish to save a draft, and asks nobody which
revision was on the screen.
"""

import json
from typing import Any

from django.http import HttpRequest
from wagtail.models import Page, TaskState

from cms.pages.approval.models import ApprovalState
from cms.pages.approval.refusals import already_decided, changed_meanwhile, not_read

EDIT = "wagtailadmin_pages:edit"
DIALOGS = frozenset(
    {
        "wagtailadmin_pages:collect_workflow_action_data",
        "wagtailadmin_pages:workflow_action",
    }
)


def look_first(request: HttpRequest) -> None:
    """Refuse what comes too late or was not read.

    Raises:
        Refusal: to somebody who may see the page; anybody else is left to the view itself.
    """
    match = request.resolver_match
    if match is None or not request.user.is_authenticated:
        return
    page = Page.objects.filter(pk=match.kwargs.get("page_id")).first()
    if page is None or not page.specific.permissions_for_user(request.user).can_edit():
        return
    if match.view_name in DIALOGS:
        _refuse_when_decided(page, match.kwargs["task_state_id"])
    elif match.view_name == EDIT and "action-workflow-action" in request.POST:
        _look_at_the_screen(request, page)


def _look_at_the_screen(request: HttpRequest, page: Page) -> None:
    said = _said(request)
    _refuse_when_decided(page, said.get("state"))
    current = page.current_workflow_task_state
    if current is None or current.pk != said.get("state"):
        raise not_read(page)
    read = request.POST.get("overwrite_revision_id") or request.POST.get("loaded_revision_id")
    if read is None or not read.isdecimal():
        raise not_read(page)
    if int(read) != page.latest_revision_id:
        raise changed_meanwhile(page, int(read), page.latest_revision_id)
    decision = {
        "comment": str(said.get("comment") or ""),
        "read": int(read),
        "state": current.pk,
        "is_on_screen": True,
    }
    posted = request.POST.copy()
    posted["workflow-action-extra-data"] = json.dumps(decision)
    request.POST = posted  # type: ignore[assignment]  # Django's own type forbids what it allows


def _said(request: HttpRequest) -> dict[str, Any]:
    """What the dialog handed to the form of the page."""
    try:
        said = json.loads(request.POST.get("workflow-action-extra-data", "{}"))
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _refuse_when_decided(page: Page, state_id: object) -> None:
    if not isinstance(state_id, int):
        return
    state = ApprovalState.objects.for_instance(page).filter(pk=state_id).first()
    if state is not None and state.status != TaskState.STATUS_IN_PROGRESS:
        raise already_decided(page, state)
