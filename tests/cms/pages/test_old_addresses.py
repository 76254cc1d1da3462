"""READ-8: old addresses lead to where their pages went, until somebody else takes them."""

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from home.models import StandardPage
from tests.cms.pages.spellings import SECTION, SLUG, grow, hop, spellings

pytestmark = pytest.mark.django_db

LONG = "長い名前のまちだより" * 9  # 90 characters, 810 when escaped

type Rename = Callable[[Page, str], None]


@pytest.fixture
def rename(django_capture_on_commit_callbacks: Any) -> Rename:
    """Gives a page another slug; Wagtail tells of it on commit, which a test never reaches."""

    def rename(page: Page, slug: str) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            page = Page.objects.get(pk=page.pk).specific
            page.slug = slug
            page.save()

    return rename


class TestOldAddresses:
    def test_a_long_address_is_followed_in_every_spelling(
        self, client: Client, rename: Rename
    ) -> None:
        page = grow(LONG)
        rename(page, "みじかい")
        for path in [*spellings(f"/{LONG}/"), *spellings(f"/{LONG}")]:
            assert hop(client, path) == "/みじかい/"
            assert hop(client, f"{path}?ref=a&x=1") == "/みじかい/?ref=a&x=1"
            found = client.get("/api/v1/resolve", {"path": f"{path}?ref=a"}).json()
            assert (found["kind"], found["target"]["id"]) == ("redirect", page.pk)
            assert unquote(found["location"]) == "http://testserver/みじかい/?ref=a"

    def test_an_address_longer_than_the_column_is_followed_too(
        self, client: Client, rename: Rename
    ) -> None:
        section = grow(LONG)
        page = grow(LONG + "ひとつ", grow(LONG + "ふたつ", section))
        old = page.url_path.removeprefix("/home")
        assert len(old) > 255
        rename(section, "みじかい")
        page.refresh_from_db()
        assert hop(client, old) == page.url_path.removeprefix("/home")
        assert hop(client, old[:-1]) == page.url_path.removeprefix("/home")

    def test_two_long_addresses_do_not_mix(self, client: Client, rename: Rename) -> None:
        section = grow(LONG)
        parent = grow(LONG, section)
        twins = [grow(LONG + name, parent) for name in ("甲", "乙")]
        olds = [twin.url_path.removeprefix("/home") for twin in twins]
        rename(section, "みじかい")
        assert [hop(client, old)[-2] for old in olds] == ["甲", "乙"]

    def test_a_move_takes_the_whole_section_along(self, client: Client) -> None:
        target, section = grow("あたらしい場所"), grow(SECTION)
        grow("下の下", grow(SLUG, section))
        section.move(target, pos="last-child")
        assert hop(client, f"/{SECTION}/") == f"/あたらしい場所/{SECTION}/"
        assert (
            hop(client, f"/{SECTION}/{SLUG}/下の下") == f"/あたらしい場所/{SECTION}/{SLUG}/下の下/"
        )

    def test_a_page_that_moves_back_leads_nowhere_else(
        self, client: Client, rename: Rename
    ) -> None:
        page = grow("はじめ")
        for slug in ("つぎ", "はじめ"):
            rename(page, slug)
        assert hop(client, "/つぎ/") == "/はじめ/"
        assert not Redirect.objects.filter(old_path="/はじめ").exists()
        assert client.get("/はじめ/").status_code == 200

    def test_the_last_page_that_stood_there_is_found(self, client: Client, rename: Rename) -> None:
        for slug in ("甲", "乙"):
            rename(grow("同じ場所", title=slug), slug)
        assert hop(client, "/同じ場所/") == "/乙/"

    def test_two_renames_are_still_one_hop(self, client: Client, rename: Rename) -> None:
        page = grow("一つめ")
        for slug in ("二つめ", "三つめ"):
            rename(page, slug)
        assert hop(client, "/一つめ/") == hop(client, "/二つめ/") == "/三つめ/"

    def test_what_nobody_ever_saw_leaves_no_address(self, rename: Rename) -> None:
        section = grow(SECTION)
        grow("したがき", section, live=False)
        rename(section, "別の名前")
        assert [row.old_path for row in Redirect.objects.all()] == [f"/{SECTION}"]

    def test_a_hidden_page_does_not_show_where_it_went(
        self, client: Client, rename: Rename
    ) -> None:
        page = grow("公開中")
        rename(page, "ひみつの題")
        StandardPage.objects.get(pk=page.pk).unpublish()
        response = client.get("/公開中/")
        assert response.status_code == 404
        assert "Location" not in response

    def test_an_editors_redirect_stays(self, client: Client, rename: Rename) -> None:
        target = grow("手で決めた先")
        page = grow("もとの名前")
        Redirect.add_redirect("/もとの名前/", target)
        rename(page, "あとの名前")
        assert hop(client, "/もとの名前/") == "/手で決めた先/"

    def test_an_editors_redirect_may_be_for_one_query(self, client: Client) -> None:
        target = grow("行き先")
        Redirect.add_redirect("/Old/Page.aspx?id=3", target)
        Redirect.add_redirect("/Old/Page.aspx", "https://example.jp/archive")
        assert hop(client, "/Old/Page.aspx?id=3") == "/行き先/?id=3"
        assert hop(client, "/Old/Page.aspx?id=4") == "https://example.jp/archive?id=4"

    def test_a_redirect_to_itself_is_not_followed(self, client: Client) -> None:
        Redirect.add_redirect("/輪/", "/輪/")
        assert client.get("/輪/").status_code == 404


class TestTakenAddresses:
    """A page always wins over a redirect from its address, and an automatic one is over then."""

    @pytest.fixture
    def moved(self, rename: Rename) -> StandardPage:
        page = grow("まえの場所")
        rename(page, "いまの場所")
        assert Redirect.objects.filter(old_path="/まえの場所").exists()
        return page

    @pytest.mark.parametrize("how", ["created", "published"])
    def test_a_new_page_ends_the_redirect(
        self, client: Client, moved: StandardPage, how: str
    ) -> None:
        new = grow("まえの場所", title="あたらしいページ", live=how == "created")
        if how != "created":
            assert hop(client, "/まえの場所/") == "/いまの場所/"
            new.save_revision().publish()
        assert "あたらしいページ" in client.get("/まえの場所/").text
        assert client.get("/api/v1/redirects").json()["items"] == []
        StandardPage.objects.get(pk=new.pk).unpublish()
        assert client.get("/まえの場所/").status_code == 404

    def test_a_draft_leaves_it_alone(self, client: Client, moved: StandardPage) -> None:
        draft = grow("まえの場所", draft=True)
        draft.save_revision()
        assert hop(client, "/まえの場所/") == "/いまの場所/"

    def test_a_page_that_is_moved_or_renamed_there_ends_it(
        self, client: Client, moved: StandardPage, rename: Rename
    ) -> None:
        rename(grow("ほか", title="ほかのページ"), "まえの場所")
        assert "ほかのページ" in client.get("/まえの場所/").text
        assert not Redirect.objects.filter(old_path="/まえの場所").exists()

    def test_an_address_too_long_for_the_column_is_taken_too(self, rename: Rename) -> None:
        parent = grow(LONG + "ひとつ", grow(LONG))
        rename(grow(LONG, parent), "みじかい")
        assert Redirect.objects.count() == 1
        grow(LONG, parent)
        assert Redirect.objects.count() == 0

    def test_an_editors_own_redirect_stays_but_the_page_is_shown(self, client: Client) -> None:
        Redirect.add_redirect("/まえの場所/", grow("手で決めた先"))
        new = grow("まえの場所", title="あたらしいページ")
        assert "あたらしいページ" in client.get("/まえの場所/").text
        found = client.get("/api/v1/resolve", {"path": "/まえの場所/"}).json()
        assert (found["kind"], found["id"]) == ("record", new.pk)
        assert client.get("/api/v1/redirects").json()["items"] == []
        new.unpublish()
        assert hop(client, "/まえの場所/") == "/手で決めた先/"
        assert len(client.get("/api/v1/redirects").json()["items"]) == 1
