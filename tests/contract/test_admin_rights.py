"""What is not hers is neither shown nor reachable, at every address of the admin.

`rights/rows.txt` has a row for each address: `open` where an editor of another section gets an
answer, of which nothing may be the other section's; `refused` where she gets none; `anybody` where
nobody has to sign in. A new address fails here until it has its row.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core import serializers
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Revision, TaskState

from cms.media.models import PortalDocument, PortalImage
from cms.users.models import User
from tests.contract.rights.addresses import Address, admin_addresses
from tests.contract.rights.filling import POSTED, path_of, query_of
from tests.contract.rights.world import CANARY, PUBLISHED, World, build
from tests.factories.people import administrator, approver, desk_of, editor

pytestmark = [
    pytest.mark.django_db,
    # Of wagtail-localize's report.
    pytest.mark.filterwarnings("ignore:Pagination may yield inconsistent results"),
]

_LINES = (Path(__file__).parent / "rights" / "rows.txt").read_text().splitlines()

ROWS = {name: row for row, _, name in (line.partition(" ") for line in _LINES)}

REFUSALS = {302, 400, 403, 404, 405}

ON_PURPOSE = {"wagtailadmin_error_test", "wagtailadmin_logout"}
"""One fails by itself, the other ends the session."""


@pytest.fixture
def world() -> World:
    return build()


def asked() -> Iterator[Address]:
    yield from (address for address in admin_addresses() if address.name not in ON_PURPOSE)


def answers(client: Client, world: World) -> Iterator[tuple[Address, str, int, str]]:
    """Each address, with what it answers to GET and POST; nothing that it did stays."""
    for address in asked():
        path = path_of(address, world.keys) + query_of(address, world.keys)
        for method in ("get", "post"):
            with transaction.atomic():
                before = theirs()
                response = getattr(client, method)(path, POSTED.get(address.name))
                body = b"".join(response.streaming_content) if response.streaming else None
                text = str(response.headers) + (body or response.content).decode(errors="replace")
                assert theirs() == before, f"{method} {path} changed something"
                transaction.set_rollback(True)
            yield address, method, response.status_code, text


def theirs() -> str:
    rows: list[Any] = [*Page.objects.filter(slug=CANARY), *Revision.objects.all()]
    rows += [*TaskState.objects.all(), *PortalImage.objects.all(), *PortalDocument.objects.all()]
    rows += [*User.objects.filter(email__startswith=CANARY)]
    return str(serializers.serialize("json", rows))


def test_each_address_has_its_row() -> None:
    assert {address.name for address in admin_addresses()} == set(ROWS)


def test_without_a_session_there_is_nothing(world: World) -> None:
    seen = [
        (address.name, method, status)
        for address, method, status, text in answers(Client(), world)
        if CANARY in text or (status not in REFUSALS and ROWS[address.name] != "anybody")
    ]
    assert seen == []


def test_the_other_section_is_neither_shown_nor_changed(world: World) -> None:
    seen = []
    for address, method, status, text in answers(desk_of(world.outsider), world):
        is_refused = status in REFUSALS
        if CANARY in text or (not is_refused and ROWS[address.name] == "refused"):
            seen.append((address.name, method, status))
    assert seen == []


def test_the_next_title_of_what_they_have_published_is_not_told(world: World) -> None:
    world.keys["page"] = world.published.pk
    client = desk_of(world.outsider)
    found = list(answers(client, world))
    assert [(address.name, method) for address, method, _, text in found if CANARY in text] == []
    named = {address.name for address, _, _, text in found if PUBLISHED[-9:] in text}
    assert named == {
        "wagtailadmin_choose_page_child",
        "wagtailadmin_choose_page_chosen_multiple",
        "wagtailadmin_choose_page_search",
    }


def test_an_address_that_leads_to_it_is_told_by_its_public_title(world: World) -> None:
    address = reverse("wagtailadmin_choose_page_external_link")
    posted = {
        "external-link-chooser-url": world.published.full_url,
        "external-link-chooser-link_text": "案内",
    }
    response = desk_of(world.outsider).post(address, posted)
    assert response.json()["internal"]["adminTitle"] == PUBLISHED
    told = desk_of(User.objects.get(email__startswith=CANARY)).post(address, posted)
    assert told.json()["internal"]["adminTitle"] == f"{PUBLISHED} {CANARY}"


def test_what_is_open_answers(world: World) -> None:
    """So that a row does not stay open when nothing answers any longer."""
    answering = {
        address.name
        for address, _, status, _ in answers(desk_of(world.outsider), world)
        if status not in REFUSALS
    }
    assert {name for name, row in ROWS.items() if row == "open"} == answering - {
        name for name, row in ROWS.items() if row == "anybody"
    }


OF_ONE_PAGE = [
    "edit", "view_draft", "copy", "delete", "history", "usage", "move", "unpublish",
    "workflow_history", "preview_on_edit", "set_privacy", "revisions_index",
]  # fmt: skip


@pytest.mark.parametrize("name", OF_ONE_PAGE)
def test_what_is_there_answers_as_what_is_not(world: World, name: str) -> None:
    client = desk_of(world.outsider)
    there = client.get(reverse(f"wagtailadmin_pages:{name}", args=[world.page.pk]))
    missing = client.get(reverse(f"wagtailadmin_pages:{name}", args=[99_999]))
    assert there.status_code == missing.status_code == 404
    # Menus and tokens differ from answer to answer; the words do not.
    assert there.templates[0].name == missing.templates[0].name


@pytest.mark.parametrize("who", [editor, approver, administrator])
def test_those_with_rights_on_the_whole_tree_are_let_in(world: World, who: Any) -> None:
    client = desk_of(who())
    for name in ("edit", "history", "usage", "copy"):
        response = client.get(reverse(f"wagtailadmin_pages:{name}", args=[world.page.pk]))
        assert response.status_code == 200, name
        assert CANARY in response.content.decode()
    image = reverse("wagtailimages:edit", args=[world.image.pk])
    assert client.get(image).status_code == 200
    assert CANARY in client.get("/admin/api/main/images/").content.decode()
    assert client.get(reverse("wagtailadmin_reports:page_types_usage")).status_code == 200
