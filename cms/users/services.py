"""Changes of accounts: each in one transaction, kept in the record, and told by mail."""

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.http import HttpRequest

from cms.users.account_letters import ADDRESS_CHANGED
from cms.users.adapters import CHANGED
from cms.users.choices import EventKind
from cms.users.confirmations import UsedError, confirmation_use
from cms.users.events import event_record, factor_name
from cms.users.letters import post
from cms.users.models import Confirmation, User

OPERATOR = "システムの管理者"
"""Who works on the server itself, where nobody signs in."""


@transaction.atomic
def password_reset(
    *, confirmation: Confirmation, user: User, password: str, request: HttpRequest
) -> None:
    """Set a new password, which ends all sessions of the account.

    Raises:
        UsedError: the confirmation was used before, or the account is gone.
    """
    confirmation_use(confirmation=confirmation)
    known = User.objects.select_for_update().filter(pk=user.pk, is_active=True).first()
    if known is None:
        raise UsedError
    known.set_password(password)
    known.save(update_fields=["password"])
    event_record(kind=EventKind.PASSWORD_RESET, person=known, request=request)
    post(CHANGED, to=known, what="password_reset")


@transaction.atomic
def address_change(*, confirmation: Confirmation, request: HttpRequest) -> bool:
    """Give an account its new address, and tell the old one; not if it is another account's.

    Raises:
        UsedError: the confirmation was used before, or the account is gone.
    """
    used = confirmation_use(confirmation=confirmation)
    if used.user is None:
        raise UsedError
    user = User.objects.select_for_update().filter(pk=used.user.pk, is_active=True).first()
    if user is None:
        raise UsedError
    others = User.objects.filter(email__iexact=used.address).exclude(pk=user.pk)
    if others.exists():
        return False
    old, user.email = user.email, used.address
    user.save(update_fields=["email"])
    note = f"{old} → {user.email}"
    event_record(kind=EventKind.ADDRESS_CHANGED, person=user, request=request, note=note)
    post(ADDRESS_CHANGED, to=old, user_id=user.pk, address=user.email)
    return True


@transaction.atomic
def factors_reset(*, user: User) -> int:
    """Take all second factors from somebody; the answer is how many they were."""
    factors = list(Authenticator.objects.select_for_update().filter(user=user))
    for factor in factors:
        event_record(
            kind=EventKind.FACTOR_REMOVED,
            person=user,
            request=None,
            note=factor_name(factor),
            by=OPERATOR,
        )
        factor.delete()
    if factors:
        post(CHANGED, to=user, what="factors_reset")
    return len(factors)
