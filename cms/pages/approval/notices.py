"""What the edit screen says about the approval before anything is pressed."""

from django.http import HttpRequest
from wagtail.admin import messages
from wagtail.models import Page, TaskState, WorkflowState

from cms.pages.approval.models import ApprovalState, ApprovalTask
from cms.pages.approval.refusals import moment_of

BEFORE_SAVING = (
    "このページは承認を待っています。保存した内容がそのまま承認の対象になります。"
    "空白や改行だけの違いは、変更とみなしません。"
)
BEFORE_STARTING_AGAIN = (
    "このページは承認の途中です。内容を変えて保存すると、承認は最初の段階からやり直しになります。"
    "空白や改行だけの違いは、変更とみなしません。"
)
STARTED_AGAIN = "内容が変わったため、承認は最初の段階（{task}）からやり直しになりました。"

SEEN = "approval_state_before"


def on_opening(request: HttpRequest, page: Page) -> None:
    """Say what was returned and why, or what saving would do."""
    workflow = page.current_workflow_state
    state = workflow and workflow.current_task_state
    if state is None:
        return
    if workflow.status == WorkflowState.STATUS_NEEDS_CHANGES:
        messages.warning(request, _returned(state))
    elif _may_decide(state, page, request):
        again = _earlier_approvals(state)
        messages.info(request, BEFORE_STARTING_AGAIN if again else BEFORE_SAVING)


def before_saving(request: HttpRequest, page: Page) -> None:
    setattr(request, SEEN, page.current_workflow_task_state)


def after_saving(request: HttpRequest, page: Page) -> None:
    """Say that what was saved made the approval start again."""
    before = getattr(request, SEEN, None)
    if before is None:
        return
    now = page.current_workflow_task_state
    before.refresh_from_db()
    if now is not None and before.status == TaskState.STATUS_CANCELLED:
        messages.warning(request, STARTED_AGAIN.format(task=now.task.name))


def _returned(state: TaskState) -> str:
    by = f"{state.finished_by}さん" if state.finished_by else "承認する人"
    return f"{moment_of(state)}に{by}が差し戻しました。直してほしいところ: {state.comment}"


def _may_decide(state: TaskState, page: Page, request: HttpRequest) -> bool:
    task = state.task.specific
    return isinstance(task, ApprovalTask) and task.may_decide(page, request.user)


def _earlier_approvals(state: TaskState) -> bool:
    specific = state.specific
    return isinstance(specific, ApprovalState) and specific.passed().exists()
