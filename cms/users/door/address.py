"""メールアドレスの変更: begun by whoever is signed in, carried out from the new address."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.generic.base import View

from cms.users.account_letters import NEW_ADDRESS
from cms.users.confirmations import confirmation_make
from cms.users.door.confirming import LinkView, TypedCodeView, remember
from cms.users.forms import NewAddressForm
from cms.users.models import Confirmation
from cms.users.services import address_change


@method_decorator(reauthentication_required, name="dispatch")
class ChangeAddressView(View):
    template_name = "account/change_address.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        form = NewAddressForm(user=_user(request))
        return render(request, self.template_name, {"form": form})

    def post(self, request: HttpRequest) -> HttpResponse:
        form = NewAddressForm(request.POST, user=_user(request))
        if not form.is_valid():
            return render(request, self.template_name, {"form": form})
        limited: HttpResponse | None = ratelimit.consume_or_429(
            request, action="manage_email", user=request.user
        )
        if limited:
            return limited
        address = form.cleaned_data["address"]
        made = confirmation_make(purpose=NEW_ADDRESS, address=address, user=_user(request))
        remember(request, made)
        return HttpResponseRedirect(reverse("account_address_code"))


class AddressCodeView(TypedCodeView):
    purpose = NEW_ADDRESS
    link_url_name = "account_address_link"


class AddressLinkView(LinkView):
    purpose = NEW_ADDRESS
    template_name = "account/confirm_address.html"

    def carry_out(self, confirmation: Confirmation, form: Any) -> HttpResponse:
        if address_change(confirmation=confirmation, request=self.request):
            messages.success(
                self.request,
                f"メールアドレスを{confirmation.address}に変えました。次からこれでサインインします。",
            )
        else:
            messages.error(
                self.request, "このメールアドレスは使えません。別のアドレスでやり直してください。"
            )
        return HttpResponseRedirect(reverse("account_home"))


def _user(request: HttpRequest) -> Any:
    return request.user
