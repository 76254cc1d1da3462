"""Keeps Wagtail's own mails of the approval from going out beside ours."""

from typing import Any

from wagtail.models import WorkflowState
from wagtail.signals import workflow_approved, workflow_rejected, workflow_submitted

TAKEN = (
    (workflow_submitted, "workflow_state_submitted_email_notification"),
    (workflow_approved, "workflow_state_approved_email_notification"),
    (workflow_rejected, "workflow_state_rejected_email_notification"),
)
"""The names under which Wagtail's mails are registered: whoever comes first keeps a name."""


def connect() -> None:
    for signal, name in TAKEN:
        signal.connect(_silent, sender=WorkflowState, dispatch_uid=name)


def _silent(**kwargs: Any) -> None:
    """Says nothing: the decision itself defers the mails."""
