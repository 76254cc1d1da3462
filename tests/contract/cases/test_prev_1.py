"""PREV-1: a preview token and a draft link open the draft of their own page and of no other."""

import html
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, Page

from cms.media import renditions
from cms.pages.models import DraftLink
from cms.pages.preview.links import draft_link_make, draft_link_revoke
from cms.pages.preview.looks import Look
from cms.pages.preview.sources import Kind, Source
from cms.pages.preview.tokens import token_for
from cms.users.models import User
from tests.cms.media.images import image
from tests.factories.home import StandardPageFactory

HIDDEN = "カナリア"
OWN = "十二の下書き"


@pytest.fixture
def editor() -> User:
    return User.objects.create_superuser("henshu@example.jp", "hiraku")


@pytest.fixture
def fourteen() -> Any:
    """A draft that the draft of page 12 refers to."""
    return StandardPageFactory(title=f"{HIDDEN}十四", draft=True)


@pytest.fixture
def twelve(fourteen: Any) -> Any:
    page: Any = StandardPageFactory(title="十二", slug="twelve")
    hidden = _hidden_image()
    page.title = OWN
    page.related = [("page", Page.objects.get(pk=fourteen.pk))]
    page.body = [
        ("text", f'<p><a linktype="page" id="{fourteen.pk}">こちら</a></p>'),
        ("text", f'<embed embedtype="image" id="{hidden.pk}" alt="{HIDDEN}" format="left"/>'),
        ("record", {"page": fourteen, "organization": None}),
    ]
    page.save_revision()
    return Page.objects.get(pk=page.pk).specific


def _hidden_image() -> Any:
    """A figure that is for signed-in people only."""
    closed = Collection.get_first_root_node().add_child(instance=Collection(name="部内"))
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    picture = image(title=HIDDEN, collection=closed)
    renditions.make(picture)
    return picture


def token(page: Any, user: User) -> str:
    return token_for(Source(Kind.SAVED, page.latest_revision_id, page.pk), user, Look())


def link_to(page: Any, user: User) -> tuple[DraftLink, str]:
    link, secret = draft_link_make(page=page, made_by=user, days=1, note="外の方", is_fixed=True)
    return link, reverse("draft_link", args=[secret])


def test_the_holder_sees_this_draft_and_nothing_behind_it(
    visitor: httpx.Client, twelve: Any, fourteen: Any, editor: User
) -> None:
    _, link = link_to(twelve, editor)
    for path in (f"/api/v1/preview?token={token(twelve, editor)}", link):
        answer = visitor.get(path)
        assert answer.status_code == 200
        assert OWN in answer.text
        assert HIDDEN not in answer.text
        assert f"/{fourteen.slug}/" not in answer.text
        assert answer.headers["cache-control"] == "private, no-store"
        assert "noindex" in answer.headers["x-robots-tag"]
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "set-cookie" not in answer.headers
        assert "etag" not in answer.headers


@pytest.mark.parametrize("query", ["status=draft", "version=draft", "preview=1", "token={token}"])
def test_no_parameter_opens_a_draft(
    visitor: httpx.Client, twelve: Any, fourteen: Any, editor: User, query: str
) -> None:
    given = query.format(token=token(twelve, editor))
    for key in (twelve.pk, fourteen.pk):
        for path in (f"pages/{key}", f"pages/{key}/children", "news", "events", "site"):
            answer = visitor.get(f"/api/v1/{path}?{given}")
            assert answer.status_code == 422, path
            assert OWN not in answer.text
            assert HIDDEN not in answer.text
    answer = visitor.get(f"/twelve/?{given}")
    assert answer.status_code == 200
    assert OWN not in answer.text


def _deleted(page: Any, link: DraftLink) -> None:
    Client().get("/")  # so that what could be kept is kept
    Page.objects.get(pk=page.pk).delete()


def _left(page: Any, link: DraftLink) -> None:
    User.objects.update(is_active=False)


def _other_page(page: Any, link: DraftLink) -> None:
    other = StandardPageFactory(title=f"{HIDDEN}十三", draft=True)
    page.revisions.update(object_id=str(other.pk))
    draft_link_revoke(link=link, by=link.made_by)


@pytest.mark.parametrize("end", [_deleted, _left, _other_page])
def test_all_that_is_over_answers_alike(
    visitor: httpx.Client, twelve: Any, editor: User, end: Callable[[Any, DraftLink], None]
) -> None:
    own, (link, address) = token(twelve, editor), link_to(twelve, editor)
    assert visitor.get(f"/api/v1/preview?token={own}").status_code == 200
    assert visitor.get(address).status_code == 200
    end(twelve, link)
    for path, never in (
        (f"/api/v1/preview?token={own}", "/api/v1/preview?token=never"),
        (f"/api/v1/preview?token={own[:-1]}{'A' if own[-1] != 'A' else 'B'}", ""),
        (address, f"/draft/{'n' * 43}/"),
    ):
        answer, nothing = visitor.get(path), visitor.get(never or "/api/v1/preview?token=never")
        assert answer.status_code == nothing.status_code == 404
        assert answer.content == nothing.content
        assert "no-store" in answer.headers["cache-control"]


def test_a_list_has_no_preview(visitor: httpx.Client, twelve: Any, editor: User) -> None:
    own = token(twelve, editor)
    for path in ("/api/v1/preview/news", f"/api/v1/preview/{twelve.pk}", "/draft/"):
        assert visitor.get(f"{path}?token={own}").status_code == 404


def test_the_drafts_own_pictures_are_seen_by_whoever_sees_it_only(
    visitor: httpx.Client, twelve: Any, editor: User
) -> None:
    picture = image(width=700)
    renditions.make(picture)
    twelve.image, twelve.image_is_decorative = picture, True
    twelve.save_revision()
    twelve.refresh_from_db()
    _, link = link_to(twelve, editor)
    found = visitor.get(f"/api/v1/preview?token={token(twelve, editor)}").json()["image"]["url"]
    assert html.escape(found) in visitor.get(link).text
    assert visitor.get(found).status_code == 200
    assert "no-store" in visitor.get(found).headers["cache-control"]
    assert visitor.get(found.split("?")[0]).status_code == 404
    own = visitor.get("/api/v1/pages/" + str(twelve.pk)).json()
    assert own["image"] is None
