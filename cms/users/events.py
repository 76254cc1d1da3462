"""Keeping what happens to accounts, and hearing of it from Django and allauth."""

from typing import Any

from allauth.account import signals as account
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.internal.httpkit import get_client_ip
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from django.contrib.auth import signals as auth
from django.http import HttpRequest

from cms.users.choices import EventKind
from cms.users.models import AccountEvent, User

NOBODY = "不明な宛先"

FACTORS = {
    Authenticator.Type.TOTP: "認証アプリ",
    Authenticator.Type.WEBAUTHN: "パスキー",
    Authenticator.Type.RECOVERY_CODES: "紙のコード",
}


def event_record(
    *,
    kind: EventKind,
    person: User | None,
    request: HttpRequest | None,
    note: str = "",
    by: str = "",
) -> None:
    """Keep what happened to a person; who did it is the person, unless somebody else is named."""
    meta = request.META if request else {}
    AccountEvent.objects.create(
        kind=kind,
        person_key=person.pk if person else None,
        person=person.email if person else NOBODY,
        by=by,
        network_address=get_client_ip(request) if request else None,
        device=meta.get("HTTP_USER_AGENT", "")[:200],
        note=note[:300],
    )


def connect() -> None:
    """Hear of all that can happen outside of our own services."""
    auth.user_logged_in.connect(_signed_in, dispatch_uid="users.events")
    auth.user_logged_out.connect(_signed_out, dispatch_uid="users.events")
    auth.user_login_failed.connect(_failed, dispatch_uid="users.events")
    account.password_changed.connect(_password_changed, dispatch_uid="users.events")
    mfa.authentication_failed.connect(_factor_failed, dispatch_uid="users.events")
    mfa.authenticator_added.connect(_factor_added, dispatch_uid="users.events")
    mfa.authenticator_removed.connect(_factor_removed, dispatch_uid="users.events")
    mfa.authenticator_reset.connect(_codes_made, dispatch_uid="users.events")


def factor_name(factor: Authenticator) -> str:
    name = factor.wrap().name if factor.type == Authenticator.Type.WEBAUTHN else ""
    kind = FACTORS[Authenticator.Type(factor.type)]
    return f"{kind}（{name}）" if name else kind


def _signed_in(request: HttpRequest, user: User, **kwargs: Any) -> None:
    records = get_authentication_records(request, user)
    ways = [FACTORS.get(each.get("type", ""), "パスワード") for each in records]
    event_record(
        kind=EventKind.SIGNED_IN, person=user, request=request, note="、".join(dict.fromkeys(ways))
    )


def _signed_out(request: HttpRequest, user: User | None, **kwargs: Any) -> None:
    if user is not None:
        event_record(kind=EventKind.SIGNED_OUT, person=user, request=request)


def _failed(credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any) -> None:
    # What was typed is kept only where it is an account's: it may be a password.
    typed = str(credentials.get("email") or credentials.get("username") or "")
    person = User.objects.filter(email__iexact=typed).first()
    event_record(kind=EventKind.SIGN_IN_FAILED, person=person, request=request)


def _password_changed(request: HttpRequest, user: User, **kwargs: Any) -> None:
    event_record(kind=EventKind.PASSWORD_CHANGED, person=user, request=request)


def _factor_failed(request: HttpRequest, user: User, **kwargs: Any) -> None:
    event_record(kind=EventKind.FACTOR_FAILED, person=user, request=request)


def _factor_added(request: HttpRequest, user: User, authenticator: Any, **kwargs: Any) -> None:
    event_record(
        kind=EventKind.FACTOR_ADDED, person=user, request=request, note=factor_name(authenticator)
    )


def _factor_removed(request: HttpRequest, user: User, authenticator: Any, **kwargs: Any) -> None:
    event_record(
        kind=EventKind.FACTOR_REMOVED, person=user, request=request, note=factor_name(authenticator)
    )


def _codes_made(request: HttpRequest, user: User, **kwargs: Any) -> None:
    event_record(kind=EventKind.CODES_MADE, person=user, request=request)
