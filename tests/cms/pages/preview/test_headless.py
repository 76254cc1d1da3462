"""A front end elsewhere shows what an editor is typing, by a token."""

import logging
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.core import signing
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from wagtail.admin.models import FormState
from wagtail.models import Page
from wagtail.test.utils.form_data import streamfield

from cms.pages.preview.tokens import SALT
from cms.users.models import User
from tests.cms.pages.preview.test_links import editor_of, make
from tests.cms.pages.preview.test_looks import LATER, scheduled
from tests.cms.pages.test_admin import form
from tests.factories.home import StandardPageFactory
from tests.factories.pages import front_page

pytestmark = pytest.mark.django_db

FRONT_END = "https://front.example.jp/preview"

type Clock = time_machine.Traveller


@pytest.fixture(autouse=True)
def _front_end(settings: Settings) -> None:
    settings.HEADLESS_PREVIEW_URL = FRONT_END


@pytest.fixture
def section() -> Any:
    return StandardPageFactory(title="課のページ", slug="ka")


@pytest.fixture
def page(section: Any) -> Any:
    return StandardPageFactory(title="公開中の題", slug="page", parent=section)


@pytest.fixture
def user(section: Any) -> User:
    return editor_of(section, "tanto@example.jp")


@pytest.fixture
def editor(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def previews(page: Any) -> str:
    return reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])


def token_of(answer: Any) -> str:
    address = answer.headers["Location"]
    assert answer.status_code == 302
    assert address.startswith(f"{FRONT_END}?")
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    return str(parse_qs(urlsplit(address).query)["token"][0])


def typed(editor: Client, page: Any, **fields: Any) -> str:
    assert editor.post(previews(page), form(**fields)).json()["is_valid"]
    return token_of(editor.get(previews(page), {"mode": "public"}))


def ask(token: str, **headers: str) -> Any:
    return Client(raise_request_exception=False).get(
        "/api/v1/preview", {"token": token}, headers=headers
    )


def test_what_is_typed_is_read_without_a_session(editor: Client, page: Any) -> None:
    token = typed(editor, page, title="打ちかけ")
    answer = ask(token, origin="https://front.example.jp")
    assert answer.status_code == 200
    found = answer.json()
    assert (found["title"], found["id"], found["type"]) == (
        "打ちかけ",
        page.pk,
        "home.StandardPage",
    )
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "ETag" not in answer.headers
    assert not answer.cookies
    assert Client().get(f"/api/v1/pages/{page.pk}").json()["title"] == "公開中の題"


def test_the_same_token_follows_the_typing(editor: Client, page: Any) -> None:
    token = typed(editor, page, title="打ちかけ")
    assert ask(token).json()["title"] == "打ちかけ"
    editor.post(previews(page), form(title="打ちおえ"))
    assert ask(token).json()["title"] == "打ちおえ"


def test_a_page_that_was_never_saved_is_read_too(editor: Client, section: Any, user: User) -> None:
    user.is_superuser = True
    user.save()
    address = reverse(
        "wagtailadmin_pages:preview_on_add", args=["home", "standardpage", section.pk]
    )
    editor.post(address, form(title="まだない"))
    answer = editor.get(address)
    assert "page=" not in answer.headers["Location"]
    found = ask(token_of(answer)).json()
    assert (found["title"], found["id"]) == ("まだない", 0)
    assert found["breadcrumbs"][-1]["title"] == "課のページ"


def test_a_saved_draft_and_an_older_version_are_read_too(editor: Client, page: Any) -> None:
    page.title = "一つ目"
    first = page.save_revision()
    page.title = "二つ目"
    page.save_revision()
    draft = editor.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    older = editor.get(reverse("wagtailadmin_pages:revisions_view", args=[page.pk, first.pk]))
    assert ask(token_of(draft)).json()["title"] == "二つ目"
    assert ask(token_of(older)).json()["title"] == "一つ目"


def test_what_a_draft_refers_to_is_read_as_the_token_says(editor: Client, page: Any) -> None:
    hidden = [
        StandardPageFactory(title="会員の案内", members_only=True),
        StandardPageFactory(title="下書きの案内", draft=True),
    ]
    related = streamfield([("page", other.pk) for other in hidden])
    public = typed(editor, page, related=related)
    assert ask(public).json()["related"] == []
    member = token_of(editor.get(previews(page), {"mode": "member"}))
    assert [link["title"] for link in ask(member).json()["related"]] == ["会員の案内"]


def test_a_moment_to_come_is_part_of_the_token(editor: Client, page: Any) -> None:
    waiting = scheduled("来週の案内")
    typed(editor, page, related=streamfield([("page", waiting.pk)]))
    later = token_of(editor.get(previews(page), {"at": LATER}))
    assert [link["title"] for link in ask(later).json()["related"]] == ["来週の案内"]
    assert ask(token_of(editor.get(previews(page)))).json()["related"] == []
    assert Client().get(f"/api/v1/pages/{waiting.pk}").status_code == 404


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


def test_the_form_asks_for_a_fresh_token(editor: Client, page: Any) -> None:
    address = reverse("preview_token")
    query = {"preview": previews(page), "mode": "member"}
    assert editor.get(address, query).status_code == 404
    typed(editor, page, title="打ちかけ")
    found = editor.get(address, query)
    assert found.json()["page"] == page.pk
    assert ask(found.json()["token"]).json()["title"] == "打ちかけ"
    refused = editor.get(address, {**query, "at": "平成31年5月1日 9:00"})
    assert "令和元年" in refused.json()["refused"]
    other = Client()
    other.force_login(editor_of(StandardPageFactory(slug="betsu"), "betsu@example.jp"))
    assert other.get(address, query).status_code == 404
    for wrong in ("", "/admin/", "/nothing/", previews(front_page()), "https://x.example.jp/"):
        assert editor.get(address, {"preview": wrong}).status_code == 404


def test_without_a_front_end_the_site_shows_drafts(
    editor: Client, page: Any, settings: Settings
) -> None:
    settings.HEADLESS_PREVIEW_URL = ""
    editor.post(previews(page), form(title="打ちかけ"))
    assert "打ちかけ" in editor.get(previews(page)).text
