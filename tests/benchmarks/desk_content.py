"""What both desks are filled with, whatever the models are called."""

import datetime
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from tests.benchmarks.content import Writer

PAGES = 50
"""As many as the explorer shows at once."""


DAY = datetime.date(2026, 4, 1)
"""On which all of it is published or takes place."""


def editor(group: str, **name: str) -> Any:
    """Somebody who writes, and publishes nothing."""
    user = get_user_model().objects.create_user(**name)
    user.groups.add(Group.objects.get(name=group))
    return user


def fill_index(index: Any, by: Any, make: Callable[[Writer, int], Any]) -> dict[str, str]:
    """Fifty published pages below an index, each with one revision.

    Returns:
        The addresses of the list and of the first form.
    """
    writer = Writer()
    pages = [index.add_child(instance=make(writer, number)) for number in range(PAGES)]
    for page in pages:
        page.save_revision(user=by).publish()
    return {
        "list": reverse("wagtailadmin_explore", args=[index.pk]),
        "form": reverse("wagtailadmin_pages:edit", args=[pages[0].pk]),
    }


def texts(writer: Writer, number: int, image: int, pages: list[int]) -> dict[str, Any]:
    """The fields that pages of both have in common, about 900 characters of them."""
    return {
        "title": writer.title(),
        "slug": f"desk-{number}",
        "image_id": image,
        "image_alt": writer.sentence(),
        "lead": writer.text(80),
        "body": writer.body(pages, image),
    }


def cookie_of(user: Any) -> str:
    """What a browser sends in which somebody has signed in."""
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}"


def desk(user: Any, news: dict[str, str], events: dict[str, str]) -> dict[str, Any]:
    """The cookie of a session, and the address of each screen."""
    return {
        "cookie": cookie_of(user),
        "addresses": {
            "news_list": news["list"],
            "event_list": events["list"],
            "news_form": news["form"],
            "event_form": events["form"],
        },
    }
