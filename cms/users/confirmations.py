"""A mail with a code and a link, by which somebody shows that an address is theirs.

Opening the link changes nothing, since mail gateways open links: only a POST uses a confirmation
up, and it does so once. The code is for whoever cannot open links; it belongs to the browser that
asked and leads to the same page. A request does the same work whatever address it is given: who has
an account is asked by the letter's writer, in the worker.
"""

import hmac
import unicodedata
import uuid
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from cms.users.letters import post
from cms.users.models import Confirmation, User

GOOD_FOR: Final = timedelta(hours=1)
TRIES: Final = 5
"""How many wrong codes end a confirmation."""

ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without what is taken for one another on paper: 0 and O, 1 and I."""


class UsedError(Exception):
    """A confirmation was used before, or is over."""


@transaction.atomic
def confirmation_make(
    *, purpose: str, address: str, user: User | None = None, good_for: timedelta = GOOD_FOR
) -> Confirmation:
    """Keep a confirmation and have its mail written; the purpose is the letter's kind.

    The letter's writer is called with the address and `confirmation_id`.
    """
    made = Confirmation.objects.create(
        purpose=purpose, address=address, user=user, expires_at=timezone.now() + good_for
    )
    post(purpose, to=address, confirmation_id=str(made.pk))
    return made


def confirmation_open(*, purpose: str, token: str) -> Confirmation | None:
    """The confirmation that a link belongs to, whether it is still good or not; uses nothing up."""
    key = _key(token)
    found = Confirmation.objects.filter(pk=key, purpose=purpose).first() if key else None
    return found if found and any(_same(token, each) for each in _tokens(found)) else None


@transaction.atomic
def confirmation_use(*, confirmation: Confirmation) -> Confirmation:
    """Use a confirmation up, within the transaction of what it allows.

    Raises:
        UsedError: somebody was quicker, or its time is over.
    """
    locked = Confirmation.objects.select_for_update().get(pk=confirmation.pk)
    if not is_good(locked):
        raise UsedError
    locked.used_at = timezone.now()
    locked.save(update_fields=["used_at"])
    return locked


def confirmation_try(*, purpose: str, key: str, code: str) -> Confirmation | None:
    """The confirmation whose code was typed; a wrong code counts, and after five none is right."""
    uid = _uuid(key)
    found = Confirmation.objects.filter(pk=uid, purpose=purpose).first() if uid else None
    if found is None or not is_good(found):
        return None
    open_ = Confirmation.objects.filter(pk=found.pk, tries__lt=TRIES, used_at=None)
    if not open_.update(tries=F("tries") + 1):
        return None
    return found if _same(_typed(code), code_of(found).replace("-", "")) else None


def is_good(confirmation: Confirmation) -> bool:
    return confirmation.used_at is None and timezone.now() < confirmation.expires_at


def code_of(confirmation: Confirmation) -> str:
    """What is typed, such as K7QM-2XPA."""
    number = int.from_bytes(_mac(confirmation, "code", settings.SECRET_KEY)[:5])
    letters = "".join(ALPHABET[number >> shift & 31] for shift in range(0, 40, 5))
    return f"{letters[:4]}-{letters[4:]}"


def token_of(confirmation: Confirmation) -> str:
    """What stands in the link: 43 characters."""
    return _token(confirmation, settings.SECRET_KEY)


def _tokens(confirmation: Confirmation) -> list[str]:
    keys = [str(each) for each in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    return [_token(confirmation, key) for key in keys]


def _token(confirmation: Confirmation, secret: str) -> str:
    packed = confirmation.pk.bytes + _mac(confirmation, "link", secret)[:16]
    return urlsafe_b64encode(packed).rstrip(b"=").decode()


def _mac(confirmation: Confirmation, use: str, secret: str) -> bytes:
    said = f"{use}:{confirmation.purpose}:{confirmation.pk}:{confirmation.address}"
    salt = "cms.users.confirmations"
    return salted_hmac(salt, said, secret, algorithm="sha256").digest()


def _key(token: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(bytes=urlsafe_b64decode(token + "=" * (-len(token) % 4))[:16])
    except ValueError:
        return None


def _uuid(key: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(key)
    except ValueError:
        return None


def _typed(code: str) -> str:
    """As people type: in full width, in small letters, with blanks and dashes."""
    plain = unicodedata.normalize("NFKC", code).upper()
    return "".join(letter for letter in plain if letter in ALPHABET)


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
