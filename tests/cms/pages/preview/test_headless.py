"""A front end elsewhere shows what an editor is typing, by a token."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from wagtail.test.utils.form_data import streamfield

from cms.users.models import User
from tests.cms.pages.preview.front_end import ask, previews, token_of, typed
from tests.cms.pages.preview.test_looks import LATER, scheduled
from tests.cms.pages.test_admin import form
from tests.factories.home import StandardPageFactory
from tests.factories.pages import front_page
from tests.factories.people import desk_of, editor_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("front_end")]


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
    other = desk_of(editor_of(StandardPageFactory(slug="betsu"), "betsu@example.jp"))
    assert other.get(address, query).status_code == 404
    for wrong in ("", "/admin/", "/nothing/", previews(front_page()), "https://x.example.jp/"):
        assert editor.get(address, {"preview": wrong}).status_code == 404


def test_without_a_front_end_the_site_shows_drafts(
    editor: Client, page: Any, settings: Settings
) -> None:
    settings.HEADLESS_PREVIEW_URL = ""
    editor.post(previews(page), form(title="打ちかけ"))
    assert "打ちかけ" in editor.get(previews(page)).text
