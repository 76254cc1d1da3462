"""Whoever manages people cannot raise anybody above herself, nor lay hands on those above her."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from wagtail.admin import messages

from cms.users.models import User

ABOVE = "すべての権限を持つ利用者は、同じ権限を持つ人だけが作り、変え、消すことができます。"


def refuse_above(request: HttpRequest, people: Iterable[Any]) -> HttpResponse | None:
    """A refusal when a superuser is made or touched by somebody who is none."""
    if isinstance(request.user, User) and request.user.is_superuser:
        return None
    is_raised = bool(request.POST.get("is_superuser"))
    if not is_raised and not any(_is_above(person) for person in people):
        return None
    messages.error(request, ABOVE)
    return HttpResponseRedirect(reverse("wagtailusers_users:index"))


def _is_above(person: Any) -> bool:
    return isinstance(person, User) and person.is_superuser
