"""What people do with a page that goes through approval, posted as the browser would."""

import json
from typing import Any

from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob
from wagtail.models import Page, Task, TaskState, Workflow, WorkflowTask
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.pages.approval.models import ApprovalState, ApprovalTask
from cms.users import tasks
from cms.users.letters import SEND_JOB
from cms.users.models import User
from home.models import StandardPage
from tests.factories.home import StandardPageFactory
from tests.factories.people import desk_of


def submitted_page(by: User, **fields: Any) -> StandardPage:
    """A draft that somebody has submitted."""
    page: StandardPage = StandardPageFactory(draft=True, title="架空の案内", slug="annai", **fields)
    page.save_revision(user=by)
    page.get_workflow().start(page, by)
    page.refresh_from_db()
    return page


def second_step(*groups: Any) -> ApprovalTask:
    """Another step behind the one that a migration makes."""
    task: ApprovalTask = ApprovalTask.objects.create(name="最終承認")
    task.groups.set(groups)
    workflow = Workflow.objects.get()
    WorkflowTask.objects.create(workflow=workflow, task=Task.objects.get(pk=task.pk), sort_order=1)
    return task


def waiting(page: Page) -> TaskState | None:
    fresh: Page = Page.objects.get(pk=page.pk)
    state: TaskState | None = fresh.current_workflow_task_state
    return state


class Screen:
    """The edit screen as one person has opened it."""

    def __init__(self, user: User, page: Page) -> None:
        self.client: Client = desk_of(user)
        self.address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        self.opened = self.client.get(self.address)
        self.page = StandardPage.objects.get(pk=page.pk)
        self.draft = self.page.get_latest_revision_as_object()
        self.state = waiting(page)
        self.read = self.page.latest_revision_id
        self.read_at = self.page.latest_revision.created_at.isoformat()

    def post(self, **fields: Any) -> Any:
        return self.client.post(self.address, self._form(**fields), follow=True)

    def save(self, **fields: Any) -> Any:
        return self.post(**fields)

    def submit(self, **fields: Any) -> Any:
        return self.post(**fields, **{"action-submit": "1"})

    def decide(self, action: str, comment: str = "", **fields: Any) -> Any:
        said = {"comment": comment, "read": self.read, "state": self.state and self.state.pk}
        return self.post(
            **{
                "action-workflow-action": "true",
                "workflow-action-name": action,
                "workflow-action-extra-data": json.dumps(said),
            }
            | fields
        )

    def approve(self, **fields: Any) -> Any:
        return self.decide("approve", **fields)

    def send_back(self, comment: str, **fields: Any) -> Any:
        return self.decide("reject", comment, **fields)

    def _form(self, **fields: Any) -> dict[str, Any]:
        draft = self.draft
        texts = [] if "body" in fields else draft.body
        body = [(block.block_type, rich_text(block.value.source)) for block in texts]
        shown = {
            "title": draft.title,
            "slug": draft.slug,
            "search_description": "",
            "image": "",
            "image_alt": "",
            "lead": draft.lead,
            "body": streamfield(body),
            "related": streamfield([]),
            "corrections": streamfield([]),
            "comments-TOTAL_FORMS": 0,
            "comments-INITIAL_FORMS": 0,
            "loaded_revision_id": self.read,
            "loaded_revision_created_at": self.read_at,
        }
        posted: dict[str, Any] = nested_form_data(shown | fields)
        return posted


def dialog(
    user: User, page: Page, action: str, state: TaskState, said: dict[str, Any] | None = None
) -> Any:
    """The dialog of the start page: decides without the edit screen."""
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    client = desk_of(user)
    return client.post(address, said, follow=True) if said else client.get(address)


def approve_in_dialog(user: User, page: Page) -> Any:
    """Somebody approves the version that waits now, without the edit screen."""
    state = waiting(page)
    assert state is not None
    said = {"read": state.revision_id, "state": state.pk, "comment": ""}
    return dialog(user, page, "approve", state, said)


def messages(response: Any) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def send_mails() -> None:
    """Does what the worker would do with the letters that were posted."""
    for job in ProcrastinateJob.objects.filter(task_name=SEND_JOB, status="todo").order_by("id"):
        tasks.send_letter(**job.args)


def states(page: Page) -> list[tuple[str, str]]:
    rows = ApprovalState.objects.for_instance(page).order_by("pk")
    return [(state.task.name, state.status) for state in rows]
