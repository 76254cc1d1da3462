"""The letters about accounts: short lines, plain text, a code as well as a link."""

from typing import Final

from django.template.loader import render_to_string
from django.urls import reverse

from cms.users.adapters import CHANGED
from cms.users.confirmations import code_of, is_good, token_of
from cms.users.letters import Letter, site_address, writes
from cms.users.models import Confirmation, User

RESET: Final = "password-reset"
NEW_ADDRESS: Final = "new-address"
ADDRESS_CHANGED: Final = "address-changed"
NEW_DEVICE: Final = "new-device"

WHAT: Final = {
    "password_changed": "パスワードが変わりました",
    "password_reset": "パスワードが再設定されました",
    "totp_activated": "認証アプリが足されました",
    "totp_deactivated": "認証アプリが外されました",
    "webauthn_added": "パスキーが足されました",
    "webauthn_removed": "パスキーが外されました",
    "factors_reset": "二段階認証が、システムの管理者によって解除されました",
    "recovery_codes_generated": "紙のコードが新しく作られました",
}


@writes(RESET, "パスワードの再設定", is_urgent=True)
def reset(recipient: str, confirmation_id: str) -> Letter | None:
    """To the owner of an account; to nobody else, so that strangers get no mail."""
    user = User.objects.reached_at(recipient)
    waiting = _waiting(confirmation_id)
    if user is None or waiting is None:
        return None
    return Letter("パスワードの再設定", _text("reset", waiting, "account_reset_link", user=user))


@writes(NEW_ADDRESS, "メールアドレスの変更の確認", is_urgent=True)
def new_address(recipient: str, confirmation_id: str) -> Letter | None:
    """To the new address; where that is another account's, its owner is told so."""
    waiting = _waiting(confirmation_id)
    if waiting is None:
        return None
    owner = User.objects.filter(email__iexact=recipient).first()
    if owner is not None and owner != waiting.user:
        text = render_to_string("emails/account/taken.txt", {"address": recipient})
        return Letter("このアドレスはすでに使われています", text)
    return Letter("メールアドレスの確認", _text("new_address", waiting, "account_address_link"))


@writes(ADDRESS_CHANGED, "メールアドレスが変わった知らせ")
def address_changed(recipient: str, user_id: int, address: str) -> Letter:
    """To the address that was left, in case its owner knows nothing of it."""
    context = {"address": address, "contact": site_address("/")}
    text = render_to_string("emails/account/address_changed.txt", context)
    return Letter("メールアドレスが変わりました", text)


@writes(CHANGED, "パスワードや二段階認証が変わった知らせ")
def changed(recipient: User, what: str) -> Letter:
    said = WHAT[what]
    context = {"user": recipient, "what": said, "home": site_address(reverse("account_home"))}
    return Letter(said, render_to_string("emails/account/changed.txt", context))


@writes(NEW_DEVICE, "新しい端末でのサインインの知らせ")
def new_device(recipient: User, at: str, device: str) -> Letter:
    address = site_address(reverse("usersessions_list"))
    context = {"user": recipient, "at": at, "device": device, "sessions": address}
    text = render_to_string("emails/account/new_device.txt", context)
    return Letter("新しい端末でサインインがありました", text)


def _waiting(key: str) -> Confirmation | None:
    found = Confirmation.objects.filter(pk=key).first()
    return found if found and is_good(found) else None


def _text(name: str, waiting: Confirmation, url_name: str, **context: object) -> str:
    link = site_address(reverse(url_name, args=[token_of(waiting)]))
    shown = {"code": code_of(waiting), "link": link, "until": waiting.expires_at, **context}
    return render_to_string(f"emails/account/{name}.txt", shown)
