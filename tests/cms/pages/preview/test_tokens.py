"""When a token of a preview opens its draft, and when it no longer opens anything."""

import logging
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import signing
from django.test import Client
from wagtail.admin.models import FormState
from wagtail.models import Page

from cms.pages.preview.tokens import SALT
from cms.users.models import User
from tests.cms.pages.preview.front_end import ask, previews, typed
from tests.cms.pages.preview.test_links import make
from tests.cms.pages.test_admin import form
from tests.factories.home import StandardPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("front_end")]

type Clock = time_machine.Traveller


def test_a_token_is_good_for_an_hour_to_the_second(editor: Client, page: Any, clock: Clock) -> None:
    token = typed(editor, page)
    clock.shift(timedelta(hours=1))
    assert ask(token).status_code == 200
    clock.shift(timedelta(seconds=1))
    assert ask(token).status_code == 404


@pytest.mark.parametrize("end", ["altered", "deleted", "disabled", "no rights", "closed", "typed"])
def test_whatever_is_wrong_is_the_same_problem(
    editor: Client, page: Any, user: User, end: str
) -> None:
    token = typed(editor, page)
    assert ask(token).status_code == 200
    if end == "altered":
        token = token[:-1] + ("a" if token[-1] != "a" else "b")
    elif end == "deleted":
        Page.objects.get(pk=page.pk).delete()
    elif end == "disabled":
        User.objects.update(is_active=False)
    elif end == "no rights":
        user.groups.clear()
    elif end == "closed":
        editor.delete(previews(page))
    else:
        token = "打ち込んだもの"
    answer, nothing = ask(token), ask("nothing")
    assert answer.status_code == nothing.status_code == 404
    assert answer.content == nothing.content
    assert dict(answer.headers) == dict(nothing.headers)
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_token_opens_no_other_page_and_no_other_form(
    editor: Client, page: Any, user: User
) -> None:
    token = typed(editor, page)
    other = StandardPageFactory(title="別のページ", slug="other")
    said = signing.loads(token, salt=SALT)
    FormState.objects.update(object_id=str(other.pk))
    assert ask(token).status_code == 404
    FormState.objects.update(object_id=str(page.pk), user=User.objects.create_user("b@example.jp"))
    assert ask(token).status_code == 404
    for salt in ("", "django.core.signing", "renkei.media.files"):
        assert ask(signing.dumps(said, salt=salt)).status_code == 404


def test_each_kind_of_token_opens_its_own_door_only(editor: Client, page: Any, user: User) -> None:
    token = typed(editor, page)
    _, link = make(page, user)
    assert ask(link.split("/")[2]).status_code == 404
    for door in (
        f"/draft/{token}/",
        f"/api/v1/pages/{page.pk}?token={token}",
        f"/ka/page/?token={token}",
    ):
        answer = Client().get(door)
        assert answer.status_code in {200, 404, 422}
        assert "がんばる市" not in answer.text


@pytest.mark.parametrize("query", ["status=draft", "version=draft", "preview=1", "token=x"])
def test_no_parameter_opens_drafts_elsewhere(page: Any, query: str) -> None:
    page.title = "下書きの題"
    page.save_revision()
    for path in (f"pages/{page.pk}", "news", "resolve?path=/ka/page/&"):
        joint = "" if path.endswith("&") else "?"
        answer = Client().get(f"/api/v1/{path}{joint}{query}")
        assert answer.status_code == 422
        assert "下書きの題" not in answer.text


def test_nothing_of_it_is_kept(editor: Client, page: Any) -> None:
    token = typed(editor, page, title="打ちかけ")
    for title in ("一", "二", "三"):
        editor.post(previews(page), form(title=title))
        assert ask(token).json()["title"] == title
    assert Client().head(f"/api/v1/preview?token={token}").status_code == 200


def test_each_use_is_logged_without_the_token(
    editor: Client, page: Any, user: User, caplog: pytest.LogCaptureFixture
) -> None:
    token = typed(editor, page)
    with caplog.at_level(logging.INFO, "cms.pages.preview.tokens"):
        ask(token)
        ask("nothing")
    assert f"user {user.pk} opened page {page.pk}" in caplog.text
    assert token not in caplog.text
