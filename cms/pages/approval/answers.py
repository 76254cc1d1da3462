"""How a refused decision is answered: with its sentence, back at the page."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from cms.pages.approval.refusals import Refusal


def answer(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    address = get_valid_next_url_from_request(request) or reverse(
        "wagtailadmin_pages:edit", args=[refusal.page.pk]
    )
    buttons = [messages.button(*refusal.link)] if refusal.link else None
    messages.error(request, refusal.sentence, buttons=buttons)
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        # The dialog of a list goes to the address; that of the form hands the form in, which is
        # then refused in the same words.
        return JsonResponse({"step": "success", "redirect": address, "cleaned_data": {}})
    return HttpResponseRedirect(address)
