"""Draft links: who may make them, what they open, and when they no longer do."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from cms.pages.models import DraftLink, DraftLinkOpening, PortalPage
from cms.pages.preview import link_history

DAYS = (1, 7, 14, 30)
"""For how long a link may open."""

KEPT = timedelta(days=365)
"""How long after its expiry it can still be looked up who was shown what."""


def may_show(user: Any, page: Page) -> bool:
    """Whether somebody may show the draft of a page: whoever may edit it."""
    return bool(user.is_active and page.permissions_for_user(user).can_edit())


@transaction.atomic
def draft_link_make(
    *, page: PortalPage, made_by: Any, days: int, note: str, is_fixed: bool
) -> tuple[DraftLink, str]:
    """Make a link to the draft of a page.

    Args:
        page: whose draft is shown.
        made_by: the link opens only while this editor may edit the page.
        days: for how long it opens; one of `DAYS`.
        note: whom it is for.
        is_fixed: whether it shows the draft as it is saved now, or else always the latest one.

    Returns:
        The link, and the secret of its address, which nobody can find out later.
    """
    if days not in DAYS:
        raise ValueError(f"A link opens for one of {DAYS} days.")
    token = secrets.token_urlsafe(32)
    now = timezone.now()
    link = DraftLink.objects.create(
        page_id=page.pk,
        revision=_revision_of(page, made_by) if is_fixed else None,
        note=note,
        made_by=made_by,
        made_at=now,
        expires_at=now + timedelta(days=days),
        token_digest=_digest(token),
    )
    link_history.note(link_history.MAKE, link, made_by)
    return link, token


@transaction.atomic
def draft_link_revoke(*, link: DraftLink, by: Any) -> None:
    """Let a link open nothing from now on; doing it twice changes nothing."""
    open_still = DraftLink.objects.filter(pk=link.pk, revoked_at=None)
    if open_still.update(revoked_at=timezone.now()):
        link_history.note(link_history.REVOKE, link, by)


def draft_link_open(*, token: str) -> tuple[DraftLink, PortalPage] | None:
    """What an address leads to, with the opening noted; None if it leads nowhere, or no longer."""
    now = timezone.now()
    links = DraftLink.objects.select_related("page", "revision", "made_by")
    link = links.filter(token_digest=_digest(token), revoked_at=None, expires_at__gt=now).first()
    if link is None or not may_show(link.made_by, link.page):
        return None
    draft = _draft_of(link)
    if not isinstance(draft, PortalPage):
        return None
    DraftLinkOpening.objects.create(link=link, opened_at=now)
    return link, draft


def draft_links_forget(*, now: datetime) -> int:
    """Delete what is long over, with the record of its openings.

    Returns:
        How many rows were deleted.
    """
    count, _ = DraftLink.objects.filter(expires_at__lt=now - KEPT).delete()
    return count


def _draft_of(link: DraftLink) -> Any:
    if link.revision is not None:
        return link.revision.as_object()
    return link.page.get_latest_revision_as_object()


def _revision_of(page: PortalPage, user: Any) -> Any:
    """The draft as it is saved; of a page that an import wrote, the page as it stands."""
    if page.latest_revision is not None:
        return page.latest_revision
    return page.save_revision(user=user, changed=False, clean=False, log_action=False)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
