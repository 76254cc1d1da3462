"""What saving a page means while it waits for approval."""

from typing import Any

from django.db import transaction
from wagtail.models import Page, Revision, TaskState

from cms.pages.approval.models import ApprovalState


class Reviewed(Page):
    """Keeps what waits for approval and what was saved last the same revision."""

    class Meta:
        abstract = True

    @transaction.atomic
    def save_revision(
        self,
        user: Any = None,
        *args: Any,
        overwrite_revision: Revision | None = None,
        **kwargs: Any,
    ) -> Revision:
        if overwrite_revision is not None and self._was_shown(overwrite_revision):
            overwrite_revision = None
        state = self.current_workflow_task_state
        revision = super().save_revision(
            user, *args, overwrite_revision=overwrite_revision, **kwargs
        )
        if isinstance(state, ApprovalState):
            state.follow(revision, user)
        return revision

    def _was_shown(self, revision: Revision) -> bool:
        """Whether an approver may have read it, so that automatic saving may not write into it."""
        is_last = bool(revision.pk == self.latest_revision_id)
        return is_last and TaskState.objects.filter(revision=revision).exists()
