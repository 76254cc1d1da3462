"""The letters of the approval; `cms.users` looks for this module."""

from typing import Any

from django.template.loader import render_to_string
from wagtail.models import Page
from wagtail.users.models import UserProfile

from cms.pages.approval.failures import open_failures
from cms.pages.approval.mails import APPROVED, NOT_PUBLISHED, RETURNED, SUBMITTED
from cms.pages.approval.models import ApprovalState
from cms.users.letters import Letter, admin_address, writes
from cms.users.models import User


@writes(SUBMITTED, "承認のお願い")
def ask(recipient: User, state_id: int) -> Letter | None:
    """To an approver, while the page still waits for her."""
    state = _state(state_id)
    if state is None or state.status != ApprovalState.STATUS_IN_PROGRESS:
        return None
    may_decide = state.task.specific.may_decide(state.page, recipient)
    wishes = UserProfile.get_for_user(recipient).submitted_notifications
    if not (may_decide and wishes):
        return None
    return _letter("【承認のお願い】{title}", "submitted", recipient, state)


@writes(APPROVED, "承認の知らせ")
def tell_approval(recipient: User, state_id: int) -> Letter | None:
    """To whoever submitted, when the page was approved."""
    state = _state(state_id)
    wishes = UserProfile.get_for_user(recipient).approved_notifications
    if state is None or not (wishes and _may_still_edit(recipient, state)):
        return None
    return _letter("【承認されました】{title}", "approved", recipient, state)


@writes(RETURNED, "差し戻しの知らせ")
def tell_return(recipient: User, state_id: int) -> Letter | None:
    """To whoever submitted, with what is to be mended."""
    state = _state(state_id)
    wishes = UserProfile.get_for_user(recipient).rejected_notifications
    if state is None or not (wishes and _may_still_edit(recipient, state)):
        return None
    return _letter("【差し戻されました】{title}", "returned", recipient, state)


@writes(NOT_PUBLISHED, "公開できなかった知らせ")
def tell_failure(recipient: User, revision_id: int) -> Letter | None:
    """To who is in charge of a version that could not go out, while it still is not."""
    failure = open_failures(Page.objects.all()).filter(revision=revision_id).first()
    if failure is None or not failure.page.permissions_for_user(recipient).can_edit():
        return None
    title = " ".join(failure.page.get_admin_display_title().split())
    context = {
        "user": recipient,
        "title": title,
        "planned": failure.revision.approved_go_live_at,
        "reason": failure.data["reason"],
        "address": admin_address("wagtailadmin_pages:edit", failure.page.pk),
    }
    text = render_to_string("emails/approval/not_published.txt", context)
    return Letter(f"【公開できませんでした】{title}", text)


def _state(key: int) -> ApprovalState | None:
    state: ApprovalState | None = ApprovalState.objects.filter(pk=key).first()
    if state is None or not Page.objects.filter(pk=state.revision.object_id).exists():
        return None
    return state


def _may_still_edit(recipient: User, state: ApprovalState) -> bool:
    return bool(state.page.permissions_for_user(recipient).can_edit())


def _letter(subject: str, name: str, recipient: User, state: ApprovalState) -> Letter:
    draft: Any = state.revision.as_object()
    context = {
        "user": recipient,
        "title": " ".join(draft.title.split()),
        "state": state,
        "page": draft,
        "submitter": state.workflow_state.requested_by,
        "address": admin_address("wagtailadmin_pages:edit", draft.pk),
    }
    text = render_to_string(f"emails/approval/{name}.txt", context)
    return Letter(subject.format(title=draft.title), text)
