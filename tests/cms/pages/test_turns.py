"""Two editors at once: one is served, the other is told what is wrong, and nothing is half done."""

from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Thread
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Revision

from cms.pages.forms import PortalPageForm
from cms.users.models import User
from home.models import StandardPage
from tests.cms.pages.test_admin import form
from tests.factories.home import StandardPageFactory
from tests.factories.pages import front_page

pytestmark = pytest.mark.django_db(transaction=True)

TAKEN = "スラッグ「onaji」は、同じ親ページの下ですでに使われています。"


@pytest.fixture
def editor() -> User:
    return User.objects.create_superuser("e@example.jp", "secret")


@pytest.fixture(autouse=True)
def _both_look_before_either_saves(monkeypatch: pytest.MonkeyPatch) -> None:
    barrier = Barrier(2, timeout=1.0)
    is_valid = PortalPageForm.is_valid

    def valid(form: PortalPageForm) -> bool:
        found: bool = is_valid(form)
        with suppress(BrokenBarrierError):  # as it is when the other has to wait
            barrier.wait()
        return found

    monkeypatch.setattr(PortalPageForm, "is_valid", valid)


def at_once(editor: User, *posts: tuple[str, dict[str, Any]]) -> list[Any]:
    """The answers to requests that reach the server together, each on a connection of its own."""
    answers: list[Any] = []

    def ask(address: str, posted: dict[str, Any]) -> None:
        browser = Client(raise_request_exception=False)
        browser.force_login(editor)
        answers.append(browser.post(address, posted))
        connection.close()

    threads = [Thread(target=ask, args=post) for post in posts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(answers, key=lambda answer: answer.status_code)


def new_page(**fields: Any) -> tuple[str, dict[str, Any]]:
    address = reverse("wagtailadmin_pages:add", args=["home", "standardpage", front_page().pk])
    return address, form(**fields)


def changed_page(slug: str) -> tuple[str, dict[str, Any]]:
    page = StandardPageFactory(slug=slug)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return address, form(slug="onaji", **{"action-publish": "1"})


@pytest.mark.parametrize("action", [{}, {"action-publish": "1"}])
def test_the_second_of_two_new_pages_is_refused_at_its_slug(
    editor: User, action: dict[str, str]
) -> None:
    refused, saved = at_once(
        editor, new_page(slug="onaji", **action), new_page(slug="onaji", **action)
    )
    assert (refused.status_code, saved.status_code) == (200, 302)
    assert refused.context["form"].errors == {"slug": [TAKEN]}
    page = StandardPage.objects.get()
    assert Revision.objects.for_instance(page).count() == Revision.objects.count() == 1
    assert Page.find_problems() == ([], [], [], [], [])


def test_the_second_of_two_renamed_pages_is_refused_at_its_slug(editor: User) -> None:
    refused, saved = at_once(editor, changed_page("hitotsu"), changed_page("futatsu"))
    assert (refused.status_code, saved.status_code) == (200, 302)
    assert refused.context["form"].errors == {"slug": [TAKEN]}
    assert Page.objects.filter(slug="onaji").count() == 1


def test_two_new_pages_with_slugs_of_their_own_are_both_saved(editor: User) -> None:
    answers = at_once(editor, new_page(slug="hitotsu"), new_page(slug="futatsu"))
    assert [answer.status_code for answer in answers] == [302, 302]
    assert StandardPage.objects.count() == 2
    assert Page.find_problems() == ([], [], [], [], [])
