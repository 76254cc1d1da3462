"""READ-1: a page that others refer to is taken back, and none of them may go on telling of it."""

import json

import httpx
import pytest
from wagtail.models import Page

from news.models import EventPage, NewsPage
from tests.cms.pages.bodies import page_with
from tests.factories.news import EventPageFactory, NewsPageFactory

CANARY = "カナリア"


@pytest.fixture
def hidden() -> tuple[NewsPage, EventPage]:
    """A draft, and an event that is published and will be taken back."""
    draft = NewsPageFactory(title="カナリア一号", slug="canary-one", draft=True)
    event = EventPageFactory(title="カナリア二号", slug="canary-two")
    event.save_revision().publish()
    return draft, event


def test_a_page_forgets_what_was_hidden_at_the_next_request(
    visitor: httpx.Client, hidden: tuple[NewsPage, EventPage]
) -> None:
    draft, event = hidden
    card = {"organization": None}
    page = page_with(
        ("record", {"page": draft.pk, **card}),
        ("record", {"page": event.pk, **card}),
        ("text", f'<p>前<a linktype="page" id="{event.pk}">式典</a>後</p>'),
    )
    addresses = [f"/{page.slug}/", f"/api/v1/pages/{page.pk}"]
    lists = ["/events/", "/api/v1/events"]
    before = {address: visitor.get(address) for address in addresses + lists}
    for address, response in before.items():
        assert "canary-two" in response.text, address
        assert "canary-one" not in response.text
        assert "カナリア一号" not in response.text

    EventPage.objects.get(pk=event.pk).unpublish()
    for address, response in before.items():
        known = {"if-none-match": response.headers.get("etag", '"none"')}
        after = visitor.get(address, headers=known)
        assert after.status_code == 200, f"{address} was taken for unchanged"
        assert CANARY not in after.text
        assert "canary" not in after.text
    assert visitor.get("/api/v1/events").json() == {"count": 0, "items": []}
    body = visitor.get(f"/api/v1/pages/{page.pk}").json()["body"]
    assert [block["type"] for block in body] == ["text"]
    assert f'"id": {event.pk},' not in json.dumps(body)
    for gone in (draft, event):
        assert visitor.get(f"/api/v1/pages/{gone.pk}").status_code == 404
        path = "/" + gone.url_path.split("/", 2)[2]
        assert visitor.get(path).status_code == 404
        assert visitor.get("/api/v1/resolve", params={"path": path}).status_code == 404


def test_it_comes_back_with_publishing_it_again(
    visitor: httpx.Client, hidden: tuple[NewsPage, EventPage]
) -> None:
    event = Page.objects.get(pk=hidden[1].pk).specific
    event.unpublish()
    page = page_with(("record", {"page": event.pk, "organization": None}))
    assert CANARY not in visitor.get(f"/{page.slug}/").text
    event.save_revision().publish()
    for address in (f"/{page.slug}/", f"/api/v1/pages/{page.pk}", "/events/", "/api/v1/events"):
        assert CANARY in visitor.get(address).text
