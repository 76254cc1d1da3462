"""The step between the password and the session."""

from typing import Any

from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn.internal.flows import did_use_passwordless_login
from django.http import HttpRequest


class SecondFactorStage(AuthenticateStage):
    """allauth's own, for which codes on paper are not enough of a factor. Here they are."""

    def _should_handle(self, request: HttpRequest) -> bool:
        user: Any = self.login.user
        return (
            user is not None
            and is_mfa_enabled(user)
            and not did_use_passwordless_login(request, user)
        )
