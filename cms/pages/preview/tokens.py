"""Tokens by which a front end elsewhere reads one draft of one editor, for an hour."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.core import signing
from django.utils import timezone

from cms.pages.models import PortalPage
from cms.pages.preview.looks import Look
from cms.pages.preview.sources import Kind, Source, draft_of
from cms.reading.viewer import Audience

logger = logging.getLogger(__name__)

SALT: Final = "renkei.pages.preview"
"""Of its own, so that what was signed for another purpose opens nothing here."""

AGE: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Opened:
    """What a token led to."""

    page: PortalPage
    look: Look


def token_for(source: Source, user: Any, look: Look) -> str:
    """A token for one draft, one editor and one way to look."""
    said = [
        source.kind.value,
        source.key,
        source.page,
        user.pk,
        look.audience.value,
        look.moment.isoformat() if look.moment else "",
    ]
    return signing.dumps(said, salt=SALT)


def open_token(token: str) -> Opened | None:
    """The draft that a token leads to; None for any other text, and for one that is over."""
    try:
        kind, key, page, user_key, audience, moment = signing.loads(token, salt=SALT, max_age=AGE)
    except signing.BadSignature:
        return None
    user = get_user_model().objects.filter(pk=user_key).first()
    draft = draft_of(Source(Kind(kind), key, page), user) if user is not None else None
    if not isinstance(draft, PortalPage):
        return None
    logger.info("A preview token of user %s opened page %s (%s %s).", user_key, page, kind, key)
    return Opened(draft, Look(Audience(audience), _to_come(moment)))


def _to_come(moment: str) -> datetime | None:
    """A moment that has come meanwhile is now."""
    found = datetime.fromisoformat(moment) if moment else None
    return found if found and found > timezone.now() else None
