"""READ-8: a Japanese address is found in every spelling, and after its page has moved."""

import json
import unicodedata
from collections.abc import Iterator
from urllib.parse import quote, unquote

import httpx
import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

from cms.users.models import User
from home.models import StandardPage
from tests.contract.cases.test_read_5 import cookies_of
from tests.contract.cases.wire import Answer, send
from tests.factories.home import StandardPageFactory
from tests.factories.pages import front_page
from tests.fixtures.live_site import LiveSite

# No character has the byte 85 or A0 in it: in a raw address the server of the tests takes them for
# blanks and breaks the line there.
SECTION, SLUG = "くらし", "がんばる市"
LONG = "長い名前のまちづくり" * 9
"""90 characters, 810 when escaped."""

TOKEN = "a" * 32


@pytest.fixture
def page(live_site: LiveSite) -> StandardPage:
    found: StandardPage = StandardPageFactory(slug=SLUG, title=SLUG, parent=section(SECTION))
    return found


def section(slug: str, parent: Page | None = None) -> StandardPage:
    found: StandardPage = StandardPageFactory(slug=slug, title=slug, parent=parent or front_page())
    return found


def spellings(path: str) -> Iterator[str]:
    """Composed and decomposed, each as raw UTF-8 and with escapes in either case."""
    for spelled in (path, unicodedata.normalize("NFD", path)):
        yield from (spelled, quote(spelled), quote(spelled).lower())


def rename(page: Page, slug: str) -> None:
    found = Page.objects.get(pk=page.pk).specific
    found.slug = slug
    found.save_revision().publish()


def arrive(site: LiveSite, target: str) -> tuple[str, int, bytes]:
    """The address at which one hop at most ends, with status and body."""
    answer = send(site, target)
    if answer.status != 301:
        return unquote(target), answer.status, answer.body
    assert answer.headers["location"].isascii()
    there = send(site, answer.headers["location"])
    return answer.location, there.status, there.body


def resolved(site: LiveSite, target: str) -> Answer:
    return send(site, f"/api/v1/resolve?path={quote(target)}")


def test_every_spelling_reaches_the_page(live_site: LiveSite, page: StandardPage) -> None:
    address = f"/{SECTION}/{SLUG}/"
    own = send(live_site, quote(address))
    assert own.status == 200
    for spelled in spellings(address):
        found, status, body = arrive(live_site, spelled)
        assert (found, status, body) == (address, 200, own.body), spelled
    for spelled in spellings(f"/{SECTION}/{SLUG}"):
        found, status, _ = arrive(live_site, f"{spelled}?a=1&b=%E3%81%8C")
        assert (found, status) == (f"{address}?a=1&b=が", 200), spelled


def test_every_spelling_is_resolved(live_site: LiveSite, page: StandardPage) -> None:
    for path in (f"/{SECTION}/{SLUG}/", f"/{SECTION}/{SLUG}"):
        for spelled in spellings(path):
            found = json.loads(resolved(live_site, spelled).body)
            assert (found["kind"], found["id"]) == ("record", page.pk), spelled
            assert found["html_url"] == f"{live_site.url}{quote(f'/{SECTION}/{SLUG}/')}"


def test_an_old_long_address_is_followed_in_every_spelling(live_site: LiveSite) -> None:
    page = section(LONG)
    child = section(LONG + "した", page)
    assert send(live_site, quote(f"/{LONG}/")).status == 200
    rename(page, "みじかい")
    for old, new, key in (
        (f"/{LONG}", "/みじかい/", page.pk),
        (f"/{LONG}/{LONG}した", f"/みじかい/{LONG}した/", child.pk),
    ):
        for spelled in (*spellings(old), *(f"{path}/" for path in spellings(old))):
            assert arrive(live_site, spelled)[:2] == (new, 200), spelled
            assert arrive(live_site, f"{spelled}?ref=a&x=1")[:2] == (f"{new}?ref=a&x=1", 200)
            found = json.loads(resolved(live_site, f"{spelled}?ref=a").body)
            assert (found["kind"], found["target"]["id"]) == ("redirect", key)
            assert unquote(found["location"]) == f"{live_site.url}{new}?ref=a"


def test_a_long_address_can_be_saved_however_often(live_site: LiveSite) -> None:
    """255 characters are all that Wagtail gives to a slug, and three of them to a path are more."""
    top = section("あ" * 255)
    below = section("い" * 255, top)
    page = section("う" * 255, below)
    for slug in ("え" * 255, "お" * 255, "みじかい"):
        rename(top, slug)
    for old in ("あ", "え", "お"):
        path = "/".join(("", old * 255, "い" * 255, "う" * 255, ""))
        new = "/".join(("", "みじかい", "い" * 255, "う" * 255, ""))
        assert arrive(live_site, quote(path))[:2] == (new, 200)
    assert send(live_site, f"/api/v1/pages/{page.pk}").status == 200


def test_a_hidden_page_is_found_in_no_spelling(live_site: LiveSite, page: StandardPage) -> None:
    rename(page, "ひみつの題")
    StandardPage.objects.get(pk=page.pk).unpublish()
    for path in (f"/{SECTION}/{SLUG}/", f"/{SECTION}/ひみつの題/"):
        for spelled in spellings(path):
            answer = send(live_site, spelled)
            if answer.status == 301:
                assert "ひみつ" not in answer.location or "ひみつ" in path
                answer = send(live_site, answer.headers["location"])
            assert answer.status == 404, spelled
            assert resolved(live_site, spelled).status == 404


@pytest.mark.parametrize(
    "twin", ["か\u3099んは\u3099る市-pr", "がんばる市-PR", "がんばる市－ｐｒ", "がんばる市-pr"]
)
def test_an_editor_cannot_make_siblings_that_look_alike(
    visitor: httpx.Client, live_site: LiveSite, twin: str
) -> None:
    section("がんばる市-pr")
    answer = add(visitor, twin)
    assert answer.status_code == 200
    assert "すでに使われています" in answer.text
    assert [row.slug for row in StandardPage.objects.all()] == ["がんばる市-pr"]
    assert add(visitor, "か\u3099んは\u3099る町").status_code == 302
    assert send(live_site, quote("/がんばる町/")).status == 200


def add(visitor: httpx.Client, slug: str) -> httpx.Response:
    """What the admin says to an editor who publishes a page with this slug."""
    editor = User.objects.filter(email="henshu@example.jp").first()
    editor = editor or User.objects.create_superuser("henshu@example.jp", "hiraku")
    form = nested_form_data(
        {
            "body": streamfield([]),
            "related": streamfield([]),
            "corrections": streamfield([]),
            "title": "題",
            "slug": slug,
        }
    )
    return visitor.post(
        reverse("wagtailadmin_pages:add", args=["home", "standardpage", front_page().pk]),
        data=form | {"lead": "", "action-publish": "1"},
        headers={
            "cookie": f"{cookies_of(editor)}; csrftoken={TOKEN}",
            "x-csrftoken": TOKEN,
        },
    )
