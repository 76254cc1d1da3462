"""A step of the approval: whose it is, and what a decision must have seen."""

from typing import Any, ClassVar

from django import forms
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import CharField, ManyToManyField, QuerySet
from django.db.models.functions import Cast
from wagtail.models import AbstractGroupApprovalTask, Page, Revision, TaskState
from wagtail.permissions import policy_registry

from cms.pages.approval import mails
from cms.pages.approval.changes import is_same
from cms.pages.approval.forms import ApprovalForm, ReturnForm
from cms.pages.approval.refusals import (
    ADDRESS_TAKEN,
    already_decided,
    changed_meanwhile,
    not_publishable,
    not_read,
    reasons_of,
    without_reason,
)

APPROVE, RETURN = "approve", "reject"


class ApprovalState(TaskState):
    """One revision that waits for one step, and what was decided about it."""

    revision: Any  # Wagtail's own field; it follows what is saved

    class Meta:
        verbose_name = "承認の状態"
        verbose_name_plural = "承認の状態"

    @property
    def page(self) -> Page:
        page: Page = Page.objects.get(pk=self.revision.object_id)
        return page

    @transaction.atomic
    def approve(self, user: Any = None, update: bool = True, comment: str = "") -> TaskState:
        self._hold()
        state: TaskState = super().approve(user=user, update=update, comment=comment)
        return state

    @transaction.atomic
    def reject(self, user: Any = None, update: bool = True, comment: str = "") -> TaskState:
        self._hold()
        state: TaskState = super().reject(user=user, update=update, comment=comment)
        return state

    def follow(self, revision: Revision, user: Any) -> None:
        """Go on with what was saved: as if nothing had happened, or from the first step again."""
        passed = self.passed()
        if is_same(self.revision.content, revision.content):
            passed.update(revision=revision)
        elif passed.exists():
            self.cancel(user=user)  # which starts the first step that has not seen this revision
            return
        self.revision = revision
        self.save(update_fields=["revision"])

    def passed(self) -> QuerySet[TaskState]:
        """The earlier steps that have let this revision pass."""
        steps: QuerySet[TaskState] = TaskState.objects.filter(
            workflow_state=self.workflow_state,
            revision=self.revision,
            status__in=[self.STATUS_APPROVED, self.STATUS_SKIPPED],
        )
        return steps

    def _hold(self) -> None:
        """Make any other decision wait, and learn of one that was quicker."""
        # The page first, as whoever saves a revision does: in any other order two could wait for
        # each other.
        page = Page.objects.select_for_update(of=("self",)).get(pk=self.revision.object_id)
        now = TaskState.objects.select_for_update(of=("self",)).get(pk=self.pk)
        if now.status != self.STATUS_IN_PROGRESS:
            raise already_decided(page, now)
        self.revision = now.revision


class ApprovalTask(AbstractGroupApprovalTask):
    """Approval by those of the groups who may publish the page in question."""

    task_state_class = ApprovalState

    groups = ManyToManyField(
        Group,
        verbose_name="グループ",
        help_text="この段階で承認する人のグループです。その中で、ページを公開する権限のある人だけが"
        "承認できます。例: 承認者",
    )

    class Meta:
        verbose_name = "承認"
        verbose_name_plural = "承認"

    admin_form_widgets: ClassVar[dict[str, Any]] = {"groups": forms.CheckboxSelectMultiple}

    def may_decide(self, page: Page, user: Any) -> bool:
        """Whether this is the user's step, in the user's part of the tree."""
        if user.is_superuser:
            return bool(user.is_active)
        return bool(self._user_in_groups(user) and page.permissions_for_user(user).can_publish())

    def user_can_access_editor(self, obj: Page, user: Any) -> bool:
        return self.may_decide(obj, user)

    def locked_for_user(self, obj: Page, user: Any) -> bool:
        return not self.may_decide(obj, user)

    def user_can_lock(self, obj: Page, user: Any) -> bool:
        return self.may_decide(obj, user)

    def get_actions(self, obj: Page, user: Any) -> list[tuple[str, str, bool]]:
        if not self.may_decide(obj, user):
            return []
        state = obj.current_workflow_state
        approve = "承認して公開" if state is not None and state.is_at_final_task else "承認"
        # Each opens a dialog, since the dialog notes what is decided on.
        return [(APPROVE, approve, True), (RETURN, "差し戻す", True)]

    def get_form_for_action(self, action: str) -> type[ApprovalForm]:
        return ReturnForm if action == RETURN else ApprovalForm

    def get_template_for_action(self, action: str) -> str:
        return "wagtailadmin/approval/decision.html"

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> QuerySet[TaskState]:
        waiting: QuerySet[TaskState] = super().get_task_states_user_can_moderate(user, **kwargs)
        if user.is_superuser:
            return waiting
        pages = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "publish")
        keys = pages.annotate(key=Cast("pk", CharField())).values("key")
        return waiting.filter(revision__object_id__in=keys)

    @classmethod
    def get_description(cls) -> str:
        return "選んだグループのうち、ページを公開する権限のある人が承認します。"

    def start(self, workflow_state: Any, user: Any = None) -> TaskState:
        state: TaskState = super().start(workflow_state, user=user)
        mails.ask_approvers(state, besides=user)
        return state

    def on_action(
        self,
        task_state: ApprovalState,
        user: Any,
        action_name: str,
        *,
        comment: str = "",
        read: int | None = None,
        state: int | None = None,
        is_on_screen: bool = False,
        **kwargs: Any,
    ) -> None:
        """Decide about the revision that was read.

        Args:
            task_state: the step that the page is at.
            user: who decides.
            action_name: `approve` or `reject`.
            comment: for whoever submitted; a return needs one.
            read: the revision that the approver had before her.
            state: the step that the approver had before her.
            is_on_screen: whether what the same request has saved since is the approver's own.
            kwargs: whatever else the form carried, which decides nothing.

        Raises:
            Refusal: when the decision does not count; nothing was written then.
        """
        page = Page.objects.get(pk=task_state.revision.object_id)
        if state is None or read is None:
            raise not_read(page)
        if action_name == RETURN and not comment.strip():
            raise without_reason(page)
        if task_state.pk != state:
            return  # what was saved with the decision started the approval again
        try:
            with transaction.atomic():
                self._decide(task_state, user, action_name, comment, None if is_on_screen else read)
        except ValidationError as error:
            raise not_publishable(page, reasons_of(error, page)) from error
        except IntegrityError as error:
            raise not_publishable(page, [ADDRESS_TAKEN]) from error

    def _decide(
        self, task_state: ApprovalState, user: Any, action: str, comment: str, read: int | None
    ) -> None:
        task_state._hold()
        page = task_state.page
        if not self.may_decide(page, user) or action not in {APPROVE, RETURN}:
            raise PermissionDenied
        if read is not None and task_state.revision_id != read:
            raise changed_meanwhile(page, read, task_state.revision_id)
        super().on_action(task_state, user, action, comment=comment)
        mails.tell_submitter(task_state, by=user)
