"""PREV-4: an address that nobody saw leads nowhere, one that was public leads on in one hop."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects import views
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site
from wagtail.test.utils.form_data import nested_form_data, streamfield

from home.models import StandardPage
from tests.factories.home import StandardPageFactory
from tests.factories.pages import front_page
from tests.factories.people import administrator, approver, desk_of

pytestmark = pytest.mark.django_db(transaction=True)

JSON = {"accept": "application/json"}


def form(title: str, slug: str, **fields: Any) -> dict[str, Any]:
    shown = {
        "title": title,
        "slug": slug,
        "search_description": "",
        "image": "",
        "image_alt": "",
        "lead": "",
        "body": streamfield([]),
        "related": streamfield([]),
        "corrections": streamfield([]),
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
    }
    posted: dict[str, Any] = nested_form_data(shown | fields)
    return posted


def edit(page: Page, title: str, slug: str, **fields: Any) -> Any:
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    headers = {} if "action-publish" in fields else JSON
    response = desk_of(approver()).post(address, form(title, slug, **fields), headers=headers)
    assert response.status_code in {200, 302}, response.content
    return response


def typed_and_published() -> StandardPage:
    """Typed as 仮題A, 仮題B and 本題 with automatic saving in between, then published."""
    address = reverse("wagtailadmin_pages:add", args=["home", "standardpage", front_page().pk])
    saved = desk_of(approver()).post(address, form("仮題A", "仮題a"), headers=JSON).json()
    page: StandardPage = StandardPage.objects.get(pk=saved["pk"])
    saved = edit(page, "仮題B", "仮題b", overwrite_revision_id=saved["revision_id"]).json()
    saved = edit(page, "本題", "a", overwrite_revision_id=saved["revision_id"]).json()
    edit(page, "本題", "a", **{"action-publish": "1"})
    return page


def hops(client: Client, path: str) -> list[Any]:
    """The status of each answer on the way, and where it ends."""
    response = client.get(path, follow=True)
    return [*(status for _, status in response.redirect_chain), response.status_code]


def listed(client: Client) -> list[str]:
    return [item["path"] for item in client.get("/api/v1/redirects").json()["items"]]


def test_a_title_that_nobody_saw_leaves_no_address(client: Client) -> None:
    typed_and_published()
    assert hops(client, "/a/") == [200]
    for never in ("/仮題a/", "/仮題b/"):
        assert hops(client, never) == [404]
    assert listed(client) == []
    assert Redirect.objects.count() == 0


def test_a_slug_that_comes_back_leaves_one_hop(client: Client) -> None:
    page = typed_and_published()
    ways = {
        "b": {"/a/": [301, 200], "/b/": [200], "/c/": [404]},
        "c": {"/a/": [301, 200], "/b/": [301, 200], "/c/": [200]},
        "a": {"/a/": [200], "/b/": [301, 200], "/c/": [301, 200]},
    }
    for slug, way in ways.items():
        edit(page, "本題", slug, **{"action-publish": "1"})
        assert {path: hops(client, path) for path in way} == way
    assert sorted(listed(client)) == ["/b", "/c"]
    own = enter("/a/", f"{home()}/b/")
    assert "「本題」が公開されています" in own


def home() -> str:
    """The address of the site, under a name that a form takes for one."""
    Site.objects.update(hostname="www.example.jp", port=80)
    return str(Site.objects.get().root_url)


def enter(old: str, link: str = "", page: Page | None = None, site: Site | None = None) -> str:
    """An editor's own redirect, entered in the admin; what the form says."""
    posted = {
        "old_path": old,
        "site": site.pk if site else "",
        "is_permanent": "on",
        "redirect_page": page.pk if page else "",
        "redirect_link": link,
    }
    response = desk_of(administrator()).post(reverse("wagtailredirects:add"), posted)
    if response.status_code == 302:
        return ""
    return " ".join(
        str(error) for errors in response.context["form"].errors.values() for error in errors
    )


@pytest.mark.parametrize("link", ["/輪/", "/輪", "/%E8%BC%AA/", "/輪/?a=b"])
def test_a_redirect_to_itself_is_refused(link: str) -> None:
    assert "転送元と転送先が同じです" in enter("/輪/", home() + link)
    assert Redirect.objects.count() == 0


def test_a_circle_is_refused_with_its_way() -> None:
    assert enter("/x/", f"{home()}/y/") == ""
    assert enter("/y/", f"{home()}/z/") == ""
    said = enter("/z/", f"{home()}/x/")
    assert "一周して" in said
    assert "/x/、/y/" in said
    assert Redirect.objects.count() == 2


def test_a_page_is_not_shadowed_by_itself_or_another() -> None:
    page = StandardPageFactory(slug="koukai", title="公開中の案内")
    assert "「公開中の案内」が公開されています" in enter("/koukai/", "https://example.jp/")
    assert "転送元と転送先が同じです" in enter("/koukai/", page=page)
    draft = StandardPageFactory(slug="shitagaki", draft=True)
    assert enter("/shitagaki/", page=page) == ""
    assert draft.slug == "shitagaki"


def test_what_works_is_entered() -> None:
    page = StandardPageFactory(slug="koukai")
    assert enter("/mukashi/", page=page) == ""
    assert enter("/yoso/", "https://example.jp/yoso/") == ""
    assert enter("/koukai/?id=3", f"{home()}/mukashi/") == ""
    assert enter("/sarani/", f"{home()}/mukashi/") == ""


def test_an_imported_redirect_is_looked_at_too() -> None:
    row = {"old_path": "/輪/", "redirect_link": f"{home()}/輪/", "is_permanent": True}
    assert not views.RedirectForm(row).is_valid()
