"""Who is told of what; the letters leave once the change that they speak of is committed."""

from typing import Any

from django.contrib.auth import get_user_model
from wagtail.models import TaskState, WorkflowState

from cms.users.letters import post

SUBMITTED, APPROVED, RETURNED = "approval-submitted", "approval-approved", "approval-returned"
NOT_PUBLISHED = "publication-failed"


def ask_approvers(state: Any, besides: Any) -> None:
    """Tell each person who may decide that a page waits, but not the one who submitted it."""
    page, task = state.page, state.task.specific
    members = get_user_model().objects.filter(is_active=True, groups__in=task.groups.all())
    for member in members.distinct().order_by("pk"):
        if member != besides and task.may_decide(page, member):
            post(SUBMITTED, to=member, state_id=state.pk)


def tell_submitter(state: Any, by: Any) -> None:
    """Tell whoever submitted a page that it is out, or what is to be mended."""
    workflow: WorkflowState = state.workflow_state
    submitter = workflow.requested_by
    if submitter is None or submitter == by:
        return
    if state.status == TaskState.STATUS_REJECTED:
        post(RETURNED, to=submitter, state_id=state.pk)
    elif workflow.status == WorkflowState.STATUS_APPROVED:
        post(APPROVED, to=submitter, state_id=state.pk)
