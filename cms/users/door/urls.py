"""The addresses of the door, under the names that allauth looks for; there is no sign-up here."""

from collections.abc import Callable
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.contrib.auth.decorators import login_required
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView

from cms.users.door import address, reset, views

to_reset = RedirectView.as_view(pattern_name="account_reset_password")


def _door(route: str, view: Callable[..., Any], name: str) -> URLPattern:
    """An address whose answers nobody may keep."""
    return path(route, never_cache(view), name=name)


urlpatterns = [
    _door("", views.home, "account_home"),
    _door("login/", views.SignInView.as_view(), "account_login"),
    _door("login/second/", views.SecondStepView.as_view(), "mfa_authenticate"),
    _door("login/passkey/", passkeys.login_webauthn, "mfa_login_webauthn"),
    _door("logout/", account.logout, "account_logout"),
    _door("again/", account.reauthenticate, "account_reauthenticate"),
    _door("again/code/", mfa.reauthenticate, "mfa_reauthenticate"),
    _door("again/passkey/", passkeys.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    _door("reset/", reset.AskForResetView.as_view(), "account_reset_password"),
    _door("reset/code/", reset.ResetCodeView.as_view(), "account_reset_code"),
    _door("reset/<str:token>/", reset.ResetLinkView.as_view(), "account_reset_link"),
    _door("password/", login_required(account.password_change), "account_change_password"),
    _door("password/first/", to_reset, "account_set_password"),
    _door("address/", address.ChangeAddressView.as_view(), "account_email"),
    _door("address/code/", address.AddressCodeView.as_view(), "account_address_code"),
    _door("address/<str:token>/", address.AddressLinkView.as_view(), "account_address_link"),
    _door("sessions/", views.SessionsView.as_view(), "usersessions_list"),
    _door("second/", views.FactorsView.as_view(), "mfa_index"),
    _door("second/app/", totp.activate_totp, "mfa_activate_totp"),
    _door("second/app/remove/", totp.deactivate_totp, "mfa_deactivate_totp"),
    _door("second/codes/", views.paper_codes, "mfa_view_recovery_codes"),
    _door("second/codes/new/", codes.generate_recovery_codes, "mfa_generate_recovery_codes"),
    _door("second/passkeys/", passkeys.list_webauthn, "mfa_list_webauthn"),
    _door("second/passkeys/add/", passkeys.add_webauthn, "mfa_add_webauthn"),
    _door("second/passkeys/<int:pk>/", passkeys.edit_webauthn, "mfa_edit_webauthn"),
    _door("second/passkeys/<int:pk>/remove/", passkeys.remove_webauthn, "mfa_remove_webauthn"),
]
