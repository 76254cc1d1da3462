"""パスワードの再設定: asked for by anybody, carried out by whoever reads the account's mail."""

from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.generic.base import View

from cms.users.account_letters import RESET
from cms.users.adapters import one_spelling
from cms.users.confirmations import confirmation_make
from cms.users.door.confirming import LinkView, TypedCodeView, remember
from cms.users.forms import AskForResetForm, NewPasswordForm
from cms.users.models import Confirmation, User
from cms.users.services import password_reset


class AskForResetView(View):
    """The same answer for every address; who has an account is asked when the mail is written."""

    template_name = "account/ask_for_reset.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, self.template_name, {"form": AskForResetForm()})

    def post(self, request: HttpRequest) -> HttpResponse:
        form = AskForResetForm(request.POST)
        if not form.is_valid():
            return render(request, self.template_name, {"form": form})
        address = form.cleaned_data["address"]
        limited: HttpResponse | None = ratelimit.consume_or_429(
            request, action="reset_password", key=one_spelling(address)
        )
        if limited:
            return limited
        remember(request, confirmation_make(purpose=RESET, address=address))
        return HttpResponseRedirect(reverse("account_reset_code"))


class ResetCodeView(TypedCodeView):
    purpose = RESET
    link_url_name = "account_reset_link"


class ResetLinkView(LinkView):
    purpose = RESET
    template_name = "account/new_password.html"

    def form(self, confirmation: Confirmation, data: object = None) -> NewPasswordForm:
        user = User.objects.reached_at(confirmation.address)
        return NewPasswordForm(data, user=user or User(email=confirmation.address))

    def carry_out(self, confirmation: Confirmation, form: Any) -> HttpResponse:
        password_reset(
            confirmation=confirmation,
            user=form.user,
            password=form.cleaned_data["password1"],
            request=self.request,
        )
        messages.success(
            self.request, "パスワードを変えました。新しいパスワードでサインインしてください。"
        )
        return HttpResponseRedirect(reverse("account_login"))
