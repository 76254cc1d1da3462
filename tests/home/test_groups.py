"""The three groups and the workflow that a migration makes."""

import importlib

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Page, Task, TaskState, Workflow, WorkflowState

from cms.pages.approval.models import ApprovalState, ApprovalTask
from tests.cms.pages.approval.desk import Screen, states, submitted_page
from tests.factories.people import administrator, approver, desk_of, editor

pytestmark = pytest.mark.django_db

migration = importlib.import_module("home.migrations.0004_groups_and_approval")

ONLY_ADMINISTRATORS = [
    "wagtailusers_users:index",
    "wagtailusers_groups:index",
    "wagtailsites:index",
    "wagtaillocales:index",
    "wagtailredirects:index",
    "wagtailadmin_workflows:index",
    "wagtailadmin_workflows:task_index",
    "wagtailadmin_collections:index",
]


def test_wagtails_own_groups_and_workflow_became_ours() -> None:
    assert set(Group.objects.values_list("name", flat=True)) == {"編集者", "承認者", "管理者"}
    workflow = Workflow.objects.get()
    assert (workflow.name, [task.name for task in workflow.tasks]) == ("承認", ["承認"])
    [task] = [task.specific for task in workflow.tasks]
    assert isinstance(task, ApprovalTask)
    assert [group.name for group in task.groups.all()] == ["承認者"]
    assert Page.objects.get(depth=1).get_workflow() == workflow
    assert GroupApprovalTask.objects.count() == 0


@pytest.mark.parametrize("name", ONLY_ADMINISTRATORS)
def test_only_an_administrator_looks_after_the_installation(name: str) -> None:
    address = reverse(name)
    assert desk_of(administrator()).get(address).status_code == 200
    for user in (editor(), approver()):
        assert desk_of(user).get(address).status_code == 302


@pytest.mark.parametrize("model", ["news_series", "members_organization"])
def test_editors_keep_series_and_approvers_the_register(model: str) -> None:
    people = [editor(), approver(), administrator()]
    address = reverse(f"wagtailsnippets_{model}:add")
    answers = [desk_of(user).get(address).status_code for user in people]
    assert answers == ([200, 200, 200] if model == "news_series" else [302, 200, 200])


def test_an_editor_submits_and_does_not_publish() -> None:
    page = submitted_page(editor())
    permissions = page.permissions_for_user(editor())
    assert permissions.can_edit()
    assert not permissions.can_publish()
    permissions = page.permissions_for_user(approver())
    assert permissions.can_publish()


@pytest.mark.django_db(transaction=True)
def test_what_waits_goes_on_waiting_when_the_approval_changes_its_kind() -> None:
    page = submitted_page(editor())
    call_command("migrate", "home", "0003", verbosity=0)
    assert {group.name for group in Group.objects.all()} == {"Editors", "Moderators"}
    assert ApprovalTask.objects.count() == ApprovalState.objects.count() == 0
    task = Task.objects.get().specific
    assert isinstance(task, GroupApprovalTask)
    assert type(TaskState.objects.get().specific) is TaskState
    assert [group.name for group in task.groups.all()] == ["Moderators"]
    call_command("migrate", "home", verbosity=0)
    test_wagtails_own_groups_and_workflow_became_ours()
    assert states(page) == [("承認", "in_progress")]
    Screen(approver(), page).approve()
    page.refresh_from_db()
    assert page.live
    assert WorkflowState.objects.get().status == "approved"


def test_the_groups_are_made_once_however_often_it_runs() -> None:
    from django.apps import apps

    before = [list(group.permissions.order_by("pk")) for group in Group.objects.order_by("pk")]
    migration.create(apps, None)
    after = [list(group.permissions.order_by("pk")) for group in Group.objects.order_by("pk")]
    assert before == after
    assert Workflow.objects.count() == Task.objects.count() == 1
