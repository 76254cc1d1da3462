"""A link shows the draft of one page to somebody without an account, for a time."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from cms.pages.models import DraftLink
from cms.pages.preview.links import KEPT, draft_link_make, draft_link_revoke, draft_links_forget
from cms.users.models import User
from tests.factories.home import StandardPageFactory
from tests.factories.people import desk_of, editor_of

pytestmark = pytest.mark.django_db

type Clock = time_machine.Traveller


@pytest.fixture
def page(section: Any) -> Any:
    """A page that was never public, with a later draft."""
    made: Any = StandardPageFactory(title="はじめの題", slug="himitsu", live=False, parent=section)
    made.title = "秘密の下書き"
    made.save_revision()
    return Page.objects.get(pk=made.pk).specific


def make(page: Any, user: User, **given: Any) -> tuple[DraftLink, str]:
    defaults = {"days": 7, "note": "架空市の方", "is_fixed": True}
    link, token = draft_link_make(page=page, made_by=user, **{**defaults, **given})
    return link, reverse("draft_link", args=[token])


def test_whoever_has_the_address_sees_the_draft(page: Any, user: User, client: Client) -> None:
    link, address = make(page, user)
    answer = client.get(address)
    assert answer.status_code == 200
    assert "秘密の下書き" in answer.text
    assert "下書きです。" in answer.text
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "sessionid" not in answer.cookies
    assert link.openings.count() == 1


def test_only_a_digest_of_the_secret_is_kept(page: Any, user: User) -> None:
    link, address = make(page, user)
    token = address.split("/")[2]
    assert len(token) == 43
    row = DraftLink.objects.values().get(pk=link.pk)
    assert token not in str(row)
    assert token not in str(list(link.openings.values()))


def test_a_fixed_link_shows_what_was_chosen_and_another_the_latest(
    page: Any, user: User, client: Client
) -> None:
    _, fixed = make(page, user)
    _, latest = make(page, user, is_fixed=False)
    page.title = "直した下書き"
    page.save_revision()
    assert "秘密の下書き" in client.get(fixed).text
    assert "直した下書き" not in client.get(fixed).text
    assert "直した下書き" in client.get(latest).text


def test_a_page_of_an_import_has_a_draft_too(section: Any, user: User, client: Client) -> None:
    _, address = make(StandardPageFactory(title="取り込んだ", live=False, parent=section), user)
    assert "取り込んだ" in client.get(address).text


def test_a_link_opens_until_its_second(page: Any, user: User, client: Client, clock: Clock) -> None:
    _, address = make(page, user, days=1)
    clock.shift(timedelta(days=1, seconds=-1))
    assert client.get(address).status_code == 200
    clock.shift(timedelta(seconds=1))
    assert client.get(address).status_code == 404
    clock.shift(timedelta(seconds=1))
    assert client.get(address).status_code == 404


def _revoked(link: DraftLink) -> None:
    draft_link_revoke(link=link, by=link.made_by)


def _deleted(link: DraftLink) -> None:
    Page.objects.get(pk=link.page_id).delete()


def _left(link: DraftLink) -> None:
    User.objects.update(is_active=False)


def _moved_on(link: DraftLink) -> None:
    link.made_by.groups.clear()


@pytest.mark.parametrize("end", [_revoked, _deleted, _left, _moved_on])
def test_a_link_that_has_ended_is_an_address_that_never_was(
    page: Any, user: User, client: Client, end: Callable[[DraftLink], None]
) -> None:
    link, address = make(page, user)
    assert client.get(address).status_code == 200
    end(link)
    answer, nothing = client.get(address), client.get("/draft/" + "x" * 43 + "/")
    assert answer.status_code == nothing.status_code == 404
    assert answer.content == nothing.content
    assert dict(answer.headers) == dict(nothing.headers)
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("change", ["{}x", "x{}", "{}%00", "%F0%9F%92%A9"])
def test_an_altered_address_leads_nowhere(
    page: Any, user: User, client: Client, change: str
) -> None:
    _, address = make(page, user)
    token = address.split("/")[2]
    assert client.get(f"/draft/{change.format(token)}/").status_code == 404
    assert client.get(f"/draft/{token.swapcase()}/").status_code == 404
    assert client.get(f"/draft/{token[:-1]}/").status_code == 404
    assert client.post(address).status_code == 405


def test_an_editor_makes_shows_and_revokes_links(page: Any, editor: Client, client: Client) -> None:
    screen = reverse("draft_links", args=[page.pk])
    edit = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert screen in edit.text
    assert "リンクを作る" in editor.get(screen).text
    made = editor.post(screen, {"note": "架空市の方", "days": "14", "shows": "fixed"})
    found = re.search(r'value="http://testserver(/draft/[^"]+)"', made.text)
    assert found
    assert "秘密の下書き" in client.get(found[1]).text
    again = editor.get(screen).text
    assert found[1] not in again
    assert "架空市の方" in again
    assert "1回" in again
    link = DraftLink.objects.get()
    assert link.expires_at - link.made_at == timedelta(days=14)
    revoke = reverse("draft_link_revoke", args=[page.pk, link.pk])
    assert editor.get(revoke).status_code == 405
    assert editor.post(revoke, follow=True).status_code == 200
    assert client.get(found[1]).status_code == 404
    assert "に取り消し" in editor.get(screen).text


@pytest.mark.parametrize(
    "wrong", [{"days": "365"}, {"days": ""}, {"note": ""}, {"note": "長" * 101}, {"shows": "all"}]
)
def test_what_is_left_out_or_impossible_is_refused(
    page: Any, editor: Client, wrong: dict[str, str]
) -> None:
    given = {"note": "架空市の方", "days": "14", "shows": "fixed", **wrong}
    answer = editor.post(reverse("draft_links", args=[page.pk]), given)
    assert answer.context["form"].errors.keys() == wrong.keys()
    assert not DraftLink.objects.exists()


def test_the_editor_of_another_section_finds_no_such_page(page: Any, user: User) -> None:
    other = desk_of(editor_of(StandardPageFactory(title="別の課"), "betsu@example.jp"))
    link, _ = make(page, user)
    own = StandardPageFactory(parent=Page.objects.get(title="別の課"))
    for tried, missing in [
        (["draft_links", page.pk], ["draft_links", 99999999]),
        (["draft_link_revoke", page.pk, link.pk], ["draft_link_revoke", page.pk, 99999999]),
        (["draft_link_revoke", own.pk, link.pk], ["draft_link_revoke", own.pk, 99999999]),
    ]:
        answers = [
            other.post(reverse(name, args=keys), {"note": "x", "days": "1", "shows": "latest"})
            for name, *keys in (tried, missing)
        ]
        assert [answer.status_code for answer in answers] == [404, 404]
    assert DraftLink.objects.get().revoked_at is None
    assert other.get(reverse("draft_links", args=[page.pk])).status_code == 404
    assert reverse("draft_links", args=[page.pk]) not in other.get("/admin/pages/").text


def test_nobody_signed_out_gets_to_the_screen(page: Any, client: Client) -> None:
    answer = client.get(reverse("draft_links", args=[page.pk]))
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/accounts/login/")


def test_links_are_forgotten_long_after_their_end(page: Any, user: User, clock: Clock) -> None:
    link, address = make(page, user)
    Client().get(address)
    assert draft_links_forget(now=link.expires_at + KEPT) == 0
    assert draft_links_forget(now=link.expires_at + KEPT + timedelta(seconds=1)) == 2


def test_a_link_is_no_reference_to_its_page(page: Any, user: User, editor: Client) -> None:
    make(page, user)
    usage = editor.get(reverse("wagtailadmin_pages:usage", args=[page.pk]))
    assert "架空市の方" not in usage.text


def test_the_history_of_the_page_keeps_who_made_and_revoked_links(
    page: Any, user: User, editor: Client
) -> None:
    link, address = make(page, user)
    for _ in range(2):
        draft_link_revoke(link=link, by=user)
    told = editor.get(reverse("wagtailadmin_pages:history", args=[page.pk])).text
    assert told.count("下書きのリンクを作りました（架空市の方、") == 1
    assert told.count("下書きのリンクを取り消しました（架空市の方）") == 1
    assert address.split("/")[2] not in told
