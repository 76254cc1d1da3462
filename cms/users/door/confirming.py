"""The pages of a confirmation: the code is typed, or the link opened and its button pressed."""

from typing import Any

from allauth.core import ratelimit
from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.generic.base import View

from cms.users.confirmations import (
    UsedError,
    confirmation_open,
    confirmation_try,
    is_good,
    token_of,
)
from cms.users.forms import TypedCodeForm
from cms.users.models import Confirmation

SESSION_KEY = "confirmation-{purpose}"

WRONG_CODE = (
    "コードが違うか、期限が過ぎています。メールのコードをお確かめください。"
    "5回まちがえたときは、はじめからやり直してください。"
)


def remember(request: HttpRequest, confirmation: Confirmation) -> None:
    """Let the code be typed in this browser."""
    request.session[SESSION_KEY.format(purpose=confirmation.purpose)] = str(confirmation.pk)


class TypedCodeView(View):
    """Where the code of a mail is typed; it leads to where the mail's link leads."""

    purpose = ""
    link_url_name = ""
    template_name = "account/typed_code.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show(TypedCodeForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        limited: HttpResponse | None = ratelimit.consume_or_429(request, action="confirm")
        if limited:
            return limited
        form = TypedCodeForm(request.POST)
        if form.is_valid():
            key = request.session.get(SESSION_KEY.format(purpose=self.purpose), "")
            found = confirmation_try(purpose=self.purpose, key=key, code=form.cleaned_data["code"])
            if found is not None:
                return HttpResponseRedirect(reverse(self.link_url_name, args=[token_of(found)]))
            form.add_error("code", WRONG_CODE)
        return self._show(form)

    def _show(self, form: forms.Form) -> HttpResponse:
        return render(self.request, self.template_name, {"form": form, "purpose": self.purpose})


class LinkView(View):
    """Where the link of a mail leads. Looking changes nothing; the button does, once."""

    purpose = ""
    template_name = ""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        found = confirmation_open(purpose=self.purpose, token=token)
        if found is None or not is_good(found):
            return self._over(found)
        return self.show(found, self.form(found))

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        limited: HttpResponse | None = ratelimit.consume_or_429(request, action="confirm")
        if limited:
            return limited
        found = confirmation_open(purpose=self.purpose, token=token)
        if found is None or not is_good(found):
            return self._over(found)
        form = self.form(found, request.POST)
        if not form.is_valid():
            return self.show(found, form)
        try:
            return self.carry_out(found, form)
        except UsedError:
            return self._over(confirmation_open(purpose=self.purpose, token=token))

    def form(self, confirmation: Confirmation, data: Any = None) -> forms.Form:
        """What is asked beside the button: nothing."""
        return forms.Form(data)

    def carry_out(self, confirmation: Confirmation, form: forms.Form) -> HttpResponse:
        """Do what was confirmed, in one transaction with `confirmation_use`."""
        raise NotImplementedError

    def show(self, confirmation: Confirmation, form: forms.Form) -> HttpResponse:
        context = {"confirmation": confirmation, "form": form}
        return render(self.request, self.template_name, context)

    def _over(self, confirmation: Confirmation | None) -> HttpResponse:
        is_done = confirmation is not None and confirmation.used_at is not None
        context = {"is_done": is_done, "purpose": self.purpose}
        return render(
            self.request, "account/link_over.html", context, status=200 if is_done else 404
        )
