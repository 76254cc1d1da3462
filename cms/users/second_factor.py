"""Who needs a second factor, and that they can do nothing in the admin before they have one."""

from collections.abc import Callable
from datetime import date
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from cms.users.models import User

ADMIN = "admin/"
WITHOUT = frozenset({"wagtailadmin_logout", "wagtailadmin_login", "wagtailadmin_sprite"})

SET_UP_FIRST = "あなたの役割には二段階認証が必要です。設定すると、管理画面を使えるようになります。"


def is_needed(user: User) -> bool:
    """Whether somebody's role asks for a second factor, now that the day has come."""
    if timezone.localdate() < date.fromisoformat(settings.SECOND_FACTOR_FROM):
        return False
    groups = user.groups.filter(name__in=settings.SECOND_FACTOR_GROUPS)
    return user.is_superuser or groups.exists()


def is_lacking(user: User) -> bool:
    return is_needed(user) and not Authenticator.objects.filter(user=user).exists()


class SecondFactorMiddleware:
    """Leads whoever lacks a second factor from the admin to where it is set up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or not match.route.startswith(ADMIN) or match.view_name in WITHOUT:
            return None
        user = request.user
        if isinstance(user, AnonymousUser) or _has_shown_one(request) or not is_lacking(user):
            return None
        messages.warning(request, SET_UP_FIRST)
        return HttpResponseRedirect(reverse("mfa_index"))


def _has_shown_one(request: HttpRequest) -> bool:
    """Whether this session began with a second factor; then no table need be asked."""
    records = get_authentication_records(request, request.user)
    return any(each.get("method") == "mfa" for each in records)
