"""Signing in and 自分のアカウント, on allauth's views."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.decorators import login_stage_required
from allauth.account.views import LoginView
from allauth.mfa.base.views import AuthenticateView, IndexView
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.usersessions.models import UserSession
from allauth.usersessions.views import ListUserSessionsView
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from cms.users.choices import EventKind
from cms.users.devices import described
from cms.users.events import event_record, factor_name
from cms.users.second_factor import SET_UP_FIRST, is_lacking, is_needed


class SignInView(LoginView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return _without_site(super().get_context_data(**kwargs))


@method_decorator(
    login_stage_required(stage=AuthenticateStage.key, redirect_urlname="account_login"),
    name="dispatch",
)
class SecondStepView(AuthenticateView):
    """allauth's own, also for who has codes on paper and nothing else."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.stage = getattr(request, "_login_stage")  # noqa: B009  # where the decorator leaves it
        self.form = self._build_forms()
        return TemplateView.dispatch(self, request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = _without_site(super().get_context_data(**kwargs))
        factors = Authenticator.objects.filter(user=self.stage.login.user)
        context["has_passkey"] = factors.filter(type="webauthn").exists()
        return context


class FactorsView(IndexView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user: Any = self.request.user
        factors = list(Authenticator.objects.filter(user=user).order_by("created_at"))
        codes = next((each for each in factors if each.type == "recovery_codes"), None)
        return {
            **super().get_context_data(**kwargs),
            "factors": [(each, factor_name(each)) for each in factors],
            "has_app": any(each.type == "totp" for each in factors),
            "codes_left": len(codes.wrap().get_unused_codes()) if codes else None,
            "is_needed": is_needed(user),
        }


class SessionsView(ListUserSessionsView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        for session in context["sessions"]:
            session.device = described(session.user_agent)
        return context

    def form_valid(self, form: Any) -> HttpResponse:
        """End the sessions of all other devices, or the one whose button was pressed."""
        user: Any = self.request.user
        others = UserSession.objects.filter(user=user).exclude(
            session_key=self.request.session.session_key
        )
        one = self.request.POST.get("session", "")
        ended = others.filter(pk=one) if one.isdecimal() else others
        count = 0
        for session in ended:
            session.end()
            count += 1
        event_record(
            kind=EventKind.SESSIONS_ENDED, person=user, request=self.request, note=f"{count}台"
        )
        messages.success(self.request, f"ほかの{count}台の端末をサインアウトしました。")
        return HttpResponseRedirect(reverse("usersessions_list"))


@login_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What the account is made of, and where each part is changed."""
    user: Any = request.user
    factors = Authenticator.objects.filter(user=user).order_by("created_at")
    context = {
        "may_edit": user.has_perm("wagtailadmin.access_admin"),
        "factors": [factor_name(each) for each in factors],
        "lacking": SET_UP_FIRST if is_lacking(user) else "",
    }
    return render(request, "account/home.html", context)


@reauthentication_required
@require_safe
def paper_codes(request: HttpRequest) -> HttpResponse:
    """The codes that are not used yet, to be printed."""
    user: Any = request.user
    codes = Authenticator.objects.filter(user=user, type="recovery_codes").first()
    if codes is None:
        return HttpResponseRedirect(reverse("mfa_generate_recovery_codes"))
    return render(
        request, "mfa/recovery_codes/index.html", {"codes": codes.wrap().get_unused_codes()}
    )


def _without_site(context: dict[str, Any]) -> dict[str, Any]:
    """allauth names the host `site`; our pages have their frame under that name."""
    return {name: value for name, value in context.items() if name != "site"}


@never_cache
def to_sign_in(request: HttpRequest) -> HttpResponse:
    """From the address where Wagtail signs in."""
    query = request.META.get("QUERY_STRING", "")
    return HttpResponseRedirect(reverse("account_login") + (f"?{query}" if query else ""))
