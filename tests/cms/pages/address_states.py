"""Pages and redirects in each state that the search for an address tells apart."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, PageViewRestriction, Site

from cms.pages import places
from cms.reading.viewer import Audience, Viewer
from tests.cms.reading.page_states import NOW, VIEWERS, Tree, close

ELSEWHERE = "https://www.example.jp/"
OTHER = "other.example.jp"
CLOSED = "closed.example.jp"
CITY = "がんばる市"
LONGEST = "/" + "あ" * 254
"""The longest path that a redirect's column holds."""

type Found = Page | Redirect | None


@dataclass(frozen=True, slots=True)
class Ask:
    """An address as it was asked for, and what the public and members find there."""

    name: str
    path: str
    public: Found
    member: Found
    query: str = ""
    host: str = ""

    def found_by(self, audience: Audience) -> tuple[int | None, int | None] | None:
        """The keys of the page and of the redirect."""
        found = self.member if audience is Audience.MEMBER else self.public
        if isinstance(found, Redirect):
            return found.redirect_page_id, found.pk
        return None if found is None else (found.pk, None)


def all_asks() -> list[Ask]:
    """Every address, with what stands there built into the database."""
    tree = Tree()
    return [*_pages(tree), *_sites(tree), *_redirects(tree), *_rivals(tree), *_hostile()]


def disagreements(asks: Iterable[Ask]) -> Iterator[str]:
    """Addresses at which something else is found than should be."""
    for audience, viewer in VIEWERS.items():
        for ask in asks:
            if _found(ask, viewer) != ask.found_by(audience):
                yield f"{ask.name} for {audience}"


def _found(ask: Ask, viewer: Viewer) -> tuple[int | None, int | None] | None:
    wanted: Any = {"hostname": ask.host} if ask.host else {"is_default_site": True}
    place = places.place_of(ask.path, ask.query, viewer, Site.objects.get(**wanted))
    if place is None:
        return None
    page, redirect = place.page, place.redirect
    return page and page.pk, redirect and redirect.pk


def both(name: str, path: str, found: Found, **more: str) -> Ask:
    """What everybody finds alike."""
    return Ask(name, path, found, found, **more)


def redirect(path: str, to: Page | str = ELSEWHERE, **fields: Any) -> Redirect:
    """A redirect whose old path is stored as it is given here."""
    target = {"redirect_link": to} if isinstance(to, str) else {"redirect_page": to}
    return Redirect.objects.create(old_path=path, **target, **fields)


def _pages(tree: Tree) -> Iterator[Ask]:
    page, city = tree.grow("page-1"), tree.grow(CITY)
    below = tree.grow("below", city)
    members = close(tree.grow("members"), PageViewRestriction.LOGIN)
    tree.grow("draft", live=False)
    tree.grow("over", expire_at=NOW)
    decomposed = unicodedata.normalize("NFD", CITY)
    yield both("the front page", "/", tree.front)
    yield both("the front page without any slash", "", tree.front)
    for path in ("/page-1/", "/page-1", "//page-1//", "/PAGE-1/", "/ｐａｇｅ－１/"):
        yield both(f"a page asked as {path}", path, page)
    yield both("a page and a query", "/page-1/", page, query="a=1")
    for path in (CITY, quote(CITY), quote(CITY).lower(), decomposed, quote(decomposed)):
        yield both(f"a Japanese address asked as {path}", f"/{path}/", city)
        yield both(f"below a Japanese address asked as {path}", f"/{path}/below/", below)
    yield both("a page elsewhere than asked", "/below/", None)
    yield both("a page that is missing", "/page-2/", None)
    yield both("a draft", "/draft/", None)
    yield both("a page that is over", "/over/", None)
    yield Ask("a page for members", "/members/", None, members)


def _sites(tree: Tree) -> Iterator[Ask]:
    root = Page.objects.get(depth=1)
    locale, _ = Locale.objects.get_or_create(language_code="en")
    key = tree.front.translation_key
    front = root.add_child(
        instance=Page(title="en", slug="home-en", locale=locale, translation_key=key)
    )
    english = tree.grow("english", front, locale=locale)
    yield both("the front page in English", "/en/", front)
    yield both("a page in English", "/en/english/", english)
    yield both("a page in English without its language", "/english/", None)
    yield both("a page in Japanese under English", "/en/page-1/", None)
    yield both("a page under its source language", "/ja/page-1/", None)

    other = root.add_child(instance=Page(title="other", slug="other"))
    closed = root.add_child(instance=Page(title="closed", slug="closed", live=False))
    Site.objects.create(hostname=OTHER, root_page=other)
    site = Site.objects.create(hostname=CLOSED, root_page=closed)
    there = tree.grow("there", other)
    yield both("the front page of another site", "/", other, host=OTHER)
    yield both("a page of another site", "/there/", there, host=OTHER)
    yield both("a page that only another site has", "/there/", None)
    yield both("a page that another site has not", "/page-1/", None, host=OTHER)
    yield both("a language that another site has not", "/en/there/", None, host=OTHER)
    yield both("a site that is closed", "/page-1/", None, host=CLOSED)
    yield both("the root of a closed site", "/", redirect("/", site=site), host=CLOSED)


def _redirects(tree: Tree) -> Iterator[Ask]:
    page, draft = tree.grow("target"), tree.grow("draft-target", live=False)
    members = close(tree.grow("members-target"), PageViewRestriction.LOGIN)
    to_page, to_members = redirect("/to-page", page), redirect("/to-members", members)
    to_address = redirect("/to-address")
    redirect("/to-draft", draft)
    redirect("/to-draft-or-address", draft, redirect_link=ELSEWHERE)
    yield both("a redirect to a page", "/to-page", to_page)
    yield both("a redirect asked with a slash", "/to-page/", to_page)
    yield both("a redirect asked with a query", "/to-page", to_page, query="a=1")
    yield both("a redirect asked in capitals", "/TO-PAGE", to_page)
    yield both("a redirect to an address", "/to-address", to_address)
    yield both("a redirect to a draft", "/to-draft", None)
    yield both("a redirect to a draft and an address", "/to-draft-or-address", None)
    yield Ask("a redirect to a page for members", "/to-members", None, to_members)
    yield both("a redirect that nobody made", "/to-nothing", None)

    nfc = "/PDF/" + CITY
    nfd = unicodedata.normalize("NFD", nfc)
    yield both("stored composed, asked decomposed", nfd, redirect(nfc))
    raw = "/Ｗｅｂ/" + unicodedata.normalize("NFD", CITY)
    yield both("stored as it was asked", quote(raw), redirect(raw))

    whole, fits = LONGEST + "い", redirect(LONGEST)
    longer = redirect(places.key_of(LONGEST + "いう"))
    longest = redirect(places.key_of(whole + "え"))
    yield both("a path that just fits", LONGEST, fits)
    yield both("a path that fits but for its slash", LONGEST + "/", fits)
    yield both("a path one longer", whole, redirect(places.key_of(whole)))
    yield both("a path two longer", quote(LONGEST + "いう"), longer)
    yield both("another path two longer", whole + "え", longest)
    yield both("a path two longer that nobody made", whole + "お", None)


def _rivals(tree: Tree) -> Iterator[Ask]:
    """More than one answer to the same question."""
    site, other = Site.objects.get(is_default_site=True), Site.objects.get(hostname=OTHER)
    page, draft = tree.grow("rival"), tree.grow("draft-rival", live=False)
    redirect("/rival")
    yield both("a page and a redirect", "/rival/", page)
    yield both("a draft and a redirect", "/draft-rival/", redirect("/draft-rival"))

    exact, _ = redirect("/Exact"), redirect("/exact", site=site)
    yield both("the exact spelling, for all sites", "/Exact", exact)
    one, plain = redirect("/a.aspx?a=1&b=2"), redirect("/a.aspx", site=site)
    yield both("a query that has its own", "/a.aspx", one, query="a=1&b=2")
    yield both("a query in another order", "/a.aspx", one, query="b=2&a=1")
    yield both("a query that has none", "/a.aspx", plain, query="a=2")
    yield both("no query", "/a.aspx", plain)
    redirect("/by-hand", page, site=site, automatically_created=True)
    yield both("made by hand, for all sites", "/by-hand", redirect("/by-hand"))
    for_all = redirect("/both")
    yield both("the site's own", "/both", redirect("/both", site=site))
    yield both("that of all sites", "/both", for_all, host=OTHER)
    redirect("/passed-by", draft, site=site)
    yield both("the second, the first being hidden", "/passed-by", redirect("/passed-by"))
    theirs = redirect("/theirs", site=other)
    yield both("a redirect of another site", "/theirs", None)
    yield both("a redirect of the site that was asked", "/theirs", theirs, host=OTHER)


def _hostile() -> Iterator[Ask]:
    here = Redirect.objects.get(old_path="/a.aspx?a=1&b=2")
    for path in ("/\0/", "/%00/", "/page-1/%00", "/%ff/", "/%ed%a0%80/", "/..//", "/ /"):
        yield both(f"hostile {path!r}", path, None)
    for path in ("//[", "//[/", "//%5Bx", "///[", "//\u2100x/", "//www.example.jp:x/"):
        yield both(f"a host in the place of a path, {path!r}", path, None, query="a=1")
    yield both("a path that begins with two slashes", "//a.aspx", here, query="a=1&b=2")
    yield both("a hostile query", "/nothing/", None, query="a=\0")
    yield both("a hostile query at a page", "/page-1/", None, query="\0")
