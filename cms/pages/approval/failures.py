"""Versions that were to go out at a moment and could not: who is told, once, and why.

Readers see the site as it was. The history of the page says what happened; it is also what
「今日の仕事」 lists, until the version is out after all or another one is planned or published.
"""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry, Revision
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.pages.approval.mails import NOT_PUBLISHED
from cms.pages.approval.models import ApprovalState
from cms.pages.approval.refusals import ADDRESS_TAKEN, reasons_of
from cms.reading.schedule import not_published
from cms.users.letters import post

FAILED = "renkei.publication.fail"
PLANNED = "wagtail.publish.schedule"


def connect() -> None:
    not_published.connect(_on_failure, dispatch_uid="approval.failures")


def open_failures(pages: Any) -> Any:
    """Entries of the history about versions that should be out and are not, of some pages."""
    return PageLogEntry.objects.filter(
        action=FAILED, page__in=pages, revision__approved_go_live_at__isnull=False
    ).select_related("page", "revision")


def in_charge(revision: Revision, page: Page) -> list[Any]:
    """Who submitted a version and who let it out; else everybody who may publish its page."""
    states = ApprovalState.objects.filter(revision=revision)
    planned = PageLogEntry.objects.filter(revision=revision, action=PLANNED)
    keys = {
        *states.values_list("workflow_state__requested_by", flat=True),
        *states.values_list("finished_by", flat=True),
        *planned.values_list("user", flat=True),
    }
    people = get_user_model()._default_manager.filter(pk__in=keys - {None}, is_active=True)
    told = [person for person in people.order_by("pk") if _may_edit(person, page)]
    if told:
        return told
    policy = PagePermissionPolicy()
    others = policy.users_with_any_permission({"publish"}, include_superusers=False)
    return [person for person in others if person.is_active and _may_edit(person, page)]


@transaction.atomic
def _on_failure(key: int, error: Exception, **kwargs: Any) -> None:
    revision = Revision.page_revisions.select_for_update().filter(pk=key).first()
    page = revision and Page.objects.filter(pk=revision.object_id).first()
    if page is None or PageLogEntry.objects.filter(action=FAILED, revision=revision).exists():
        return
    reason = _reason(error, page)
    if reason is None:
        return
    log(instance=page, action=FAILED, revision=revision, data={"reason": reason})
    for person in in_charge(revision, page):
        post(NOT_PUBLISHED, to=person, revision_id=revision.pk)


def _reason(error: Exception, page: Page) -> str | None:
    """The reason as an editor reads it; None for what may come right by itself."""
    match error:
        case ValidationError():
            return " ".join(reasons_of(error, page))
        case IntegrityError():
            return ADDRESS_TAKEN
    return None


def _may_edit(person: Any, page: Page) -> bool:
    return bool(page.permissions_for_user(person).can_edit())
