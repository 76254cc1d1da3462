"""Before something is deleted, the editor reads what refers to it, and where that is."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import Page

from members.models import Organization
from news.models import EventPage
from tests.factories.home import StandardPageFactory
from tests.factories.people import administrator, desk_of, person, section_group
from tests.news import full, places

pytestmark = pytest.mark.django_db

DELETE = {
    "page": "wagtailadmin_pages:delete",
    "image": "wagtailimages:delete",
    "document": "wagtaildocs:delete",
    "organization": "wagtailsnippets_members_organization:delete",
}
USAGE = {
    "page": "wagtailadmin_pages:usage",
    "image": "wagtailimages:image_usage",
    "document": "wagtaildocs:document_usage",
    "organization": "wagtailsnippets_members_organization:usage",
}


@pytest.fixture
def event() -> EventPage:
    page = full.full_event()
    page.title = "架空物産展"
    page.save_revision().publish()
    return page


def target(event: EventPage, kind: str) -> Any:
    """One of what an event refers to."""
    if kind == "page":
        linked: Page = Page.objects.get(pk=_first_link(event))
        return linked
    if kind == "image":
        return event.image
    if kind == "document":
        return event.flyers[0].value
    return places.arakawa()


def _first_link(event: EventPage) -> int:
    html = event.body.get_prep_value()[0]["value"]
    return int(html.partition('linktype="page" id="')[2].partition('"')[0])


@pytest.mark.parametrize("kind", DELETE)
def test_the_screen_says_how_often_and_leads_to_where(event: EventPage, kind: str) -> None:
    desk = desk_of(administrator())
    key = target(event, kind).pk
    screen = desk.get(reverse(DELETE[kind], args=[key])).content.decode()
    usage = reverse(USAGE[kind], args=[key])
    assert f'href="{usage}?describe_on_delete=1"' in screen
    assert "か所で使われています" in screen
    listed = desk.get(f"{usage}?describe_on_delete=1").content.decode()
    assert "架空物産展" in listed
    assert reverse("wagtailadmin_pages:edit", args=[event.pk]) in listed


def test_an_organization_that_is_named_stays(event: EventPage) -> None:
    key = target(event, "organization").pk
    desk = desk_of(administrator())
    address = reverse(DELETE["organization"], args=[key])
    assert "使われている所があるため削除できません" in desk.get(address).content.decode()
    desk.post(address)
    assert Organization.objects.filter(pk=key).exists()


def test_a_page_that_refers_from_another_section_is_not_named(event: EventPage) -> None:
    ours = StandardPageFactory(slug="kochira")
    link = f'<p><a linktype="page" id="{ours.pk}">先</a></p>'
    body: Any = [("text", link)]
    event.body = body
    event.save_revision().publish()
    user = person("outsider@example.jp")
    user.groups.add(section_group("こちらの係", ours, "add", "change"))
    listed = desk_of(user).get(reverse(USAGE["page"], args=[ours.pk])).content.decode()
    assert "架空物産展" not in listed
