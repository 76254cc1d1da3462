"""How allauth does things here: mails are letters, and answers tell nothing.

Its own table of mail addresses stays empty: the address of an account is `User.email`.
"""

import unicodedata
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.internal.httpkit import get_client_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from qrcode import QRCode
from qrcode.image.svg import SvgPathImage

from cms.users import secrets
from cms.users.letters import post
from cms.users.second_factor import is_needed

CHANGED = "credential-changed"

UNKNOWN_NETWORK = "0.0.0.0"  # noqa: S104  # nothing listens there


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "メールアドレスかパスワードが違います。",
        "incorrect_password": "パスワードが違います。",
        "enter_current_password": "今のパスワードが違います。",
        "incorrect_code": "コードが違います。もう一度お確かめください。",
        "too_many_login_attempts": (
            "まちがいが続いたため、受け付けを止めています。5分たってから、もう一度お試しください。"
        ),
        "rate_limited": (
            "まちがいが続いたため、受け付けを止めています。5分たってから、もう一度お試しください。"
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_stages(self) -> list[str]:
        return ["cms.users.door.stages.SecondFactorStage"]

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        user = super().authenticate(request, **credentials)
        # allauth would tell the owner of a closed account that it is closed, and with it anybody.
        return user if user is not None and user.is_active else None

    def reauthenticate(self, user: Any, password: str) -> bool:
        again = self.authenticate(context.request, email=user.email, password=password)
        return again is not None and again.pk == user.pk

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        return one_spelling(str(credentials.get("email", "")))

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        may_edit = request.user.has_perm("wagtailadmin.access_admin")
        return reverse("wagtailadmin_home" if may_edit else settings.LOGIN_REDIRECT_URL)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_home")

    def get_client_ip(self, request: HttpRequest) -> str:
        return get_client_ip(request) or UNKNOWN_NETWORK

    def send_notification_mail(
        self, template_prefix: str, user: Any, *args: Any, **kw: Any
    ) -> None:
        post(CHANGED, to=user, what=template_prefix.rpartition("/")[2])


class FactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "コードが違います。もう一度お確かめください。",
        "cannot_delete_authenticator": (
            "あなたの役割には二段階認証が必要です。最後の一つは、ほかの方法を足してから外してください。"
        ),
    }

    def encrypt(self, text: str) -> str:
        return secrets.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return secrets.decrypt(encrypted_text)

    def get_totp_issuer(self) -> str:
        return str(settings.WAGTAIL_SITE_NAME)

    def build_totp_svg(self, url: str) -> str:
        code = QRCode(image_factory=SvgPathImage, border=4)
        code.add_data(url)
        # An element of the page, and so without the head of a file of its own.
        return str(code.make_image().to_string(encoding="unicode"))

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        user: Any = authenticator.user
        others = Authenticator.objects.filter(user=user).exclude(pk=authenticator.pk)
        # Paper codes go with the last of the others.
        return not is_needed(user) or others.exclude(type="recovery_codes").exists()

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002  # allauth's
        known = Authenticator.objects.filter(user=user, type=type).count()
        return f"パスキー{known + 1}"


def one_spelling(address: str) -> str:
    """An address for counting: its case, width and accents make no other."""
    plain = unicodedata.normalize("NFKD", address.strip().casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
