"""Every kind of record in every hidden state, at every door, for every visitor: no canary sings."""

import gzip
import io
import re
import zipfile
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, CollectionViewRestriction, Page

from cms.media.models import PortalDocument, PortalImage
from cms.reading.targets import SPECS
from cms.users.models import User
from tests.contract.leaks import doors, records
from tests.contract.leaks.records import CANARY, SLUG, Planted, plant
from tests.contract.leaks.states import STATES
from tests.factories.home import StandardPageFactory
from tests.factories.members import AgreementPageFactory, CollaborationPageFactory
from tests.factories.news import (
    ChronologyEntryFactory,
    ChronologyPageFactory,
    EventPageFactory,
    NewsPageFactory,
    PublicationPageFactory,
)

pytestmark = pytest.mark.django_db

LISTS = ("news", "events", "publications", "agreements", "collaborations")


@pytest.fixture
def nobody() -> Client:
    return Client(raise_request_exception=False)


@pytest.fixture
def somebody(nobody: Client) -> Client:
    """Who may see everything in the admin; on the public mount this is nobody too."""
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.create_superuser("admin@example.jp"))
    return client


ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
"""A character as scripts and ASCII JSON write it."""


def test_every_readable_model_has_its_row():
    listed = {*records.OPEN, *records.PLANTED_WITH_PAGES, *records.FILES, *records.FACTORIES}
    assert {model._meta.label for model in records.readable_models()} == listed


def test_every_operation_and_every_route_has_its_row():
    assert doors.operations() == set(doors.OPERATIONS)
    assert doors.routes() == set(doors.ROUTES)


@pytest.mark.parametrize("state", STATES)
def test_no_canary_sings(state: str, nobody: Client, somebody: Client):
    _something_to_see()
    before = _counts(nobody)
    planted = [
        plant(label, STATES[state], number)
        for number, label in enumerate(records.FACTORIES)
        if label != "home.FrontPage" or state not in records.NOT_FOR_FRONT_PAGES
    ]
    _witness(planted)
    _listen(nobody, somebody, planted)
    assert _counts(nobody) == before
    _answers_as_for_a_missing_id(nobody, planted)


def test_a_draft_of_a_live_page_stays_a_draft(nobody: Client, somebody: Client):
    pages = [
        StandardPageFactory(),
        NewsPageFactory(),
        EventPageFactory(),
        PublicationPageFactory(),
        AgreementPageFactory(),
        CollaborationPageFactory(),
    ]
    for number, page in enumerate(pages):
        words = (f"{CANARY}{number}号", f"{SLUG}-{number}")
        for name, value in records.canaries(type(page), words).items():
            setattr(page, name, value)
        page.save_revision()
    planted = [Planted(Page.objects.get(pk=page.pk), ()) for page in pages]
    _listen(nobody, somebody, planted)


def test_files_of_a_closed_collection_are_not_named(
    nobody: Client, somebody: Client, closed_files: tuple[PortalImage, PortalDocument]
):
    image, document = closed_files
    StandardPageFactory(
        slug="witness",
        image=image,
        image_alt=CANARY,
        body=[
            ("text", f'<p><a linktype="document" id="{document.pk}">文書</a></p>'),
            ("text", f'<embed embedtype="image" id="{image.pk}" alt="{CANARY}" format="left"/>'),
        ],
    )
    _listen(nobody, somebody, [])


@pytest.fixture
def closed_files() -> tuple[PortalImage, PortalDocument]:
    """An image, ready to be shown, and a document, both in a collection for signed-in people."""
    closed = Collection.get_first_root_node().add_child(instance=Collection(name=CANARY))
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    fields = {"title": CANARY, "collection": closed}
    image = PortalImage.objects.create(file=get_test_image_file(f"{SLUG}.png"), **fields)
    for spec in SPECS:
        image.get_rendition(spec)
    paper = ContentFile(b"%PDF-1.7", f"{SLUG}.pdf")
    return image, PortalDocument.objects.create(file=paper, **fields)


def _something_to_see() -> None:
    NewsPageFactory()
    EventPageFactory(sessions=[{}])
    PublicationPageFactory()
    AgreementPageFactory()
    CollaborationPageFactory()
    ChronologyPageFactory(slug="chronology")


def _witness(planted: list[Planted]) -> None:
    """A live page, and public entries, that refer to every hidden one in every way there is."""
    for one in planted:
        page = Page.objects.get(pk=one.page.pk)
        ChronologyEntryFactory(record=page, related=[("page", page)])
    keys = [one.page.pk for one in planted]
    links = "".join(f'<p><a linktype="page" id="{key}">こちら</a></p>' for key in keys)
    StandardPageFactory(
        slug="witness",
        related=[("page", Page.objects.get(pk=key)) for key in keys[:6]],
        body=[
            ("text", links),
            ("callout", {"kind": "info", "title": "", "text": links}),
            ("accordion", {"items": [{"title": "題", "text": links}]}),
            *(("record", {"page": Page.objects.get(pk=key)}) for key in keys),
            (
                "links",
                {
                    "links": [
                        {"page": Page.objects.get(pk=key), "text": "", "description": ""}
                        for key in keys
                    ]
                },
            ),
        ],
    )


def _listen(nobody: Client, somebody: Client, planted: list[Planted]) -> None:
    """Ask at every door; no answer holds a canary, and everyone is given the same."""
    asked = [*doors.OPERATIONS.values(), *doors.ROUTES.values()]
    for address in sorted({address for ask in asked for address in ask(planted)}):
        answers = _ask(nobody, address)
        heard = "\n".join(_said(answer) for answer in answers)
        assert CANARY not in heard, address
        assert SLUG not in heard.replace(address, ""), address
        if not address.startswith(doors.SIGN_IN):
            assert _said(somebody.get(address)) == _said(answers[0]), address


def _ask(client: Client, address: str) -> list[Any]:
    """In each way that there is to ask."""
    answers = [client.get(address), client.head(address)]
    if answers[0].status_code == 200:
        answers += [
            client.get(address, headers={"accept-encoding": "gzip"}),
            client.get(address, headers={"if-none-match": "*"}),
            client.options(address),
        ]
    assert all(answer.status_code < 500 for answer in answers), address
    return answers


def _said(answer: Any) -> str:
    """Everything that comes back: status, headers and body."""
    return f"{answer.status_code} {answer.headers} {_body(answer)}"


def _body(answer: Any) -> str:
    body: bytes = b"".join(answer) if answer.streaming else answer.content
    if answer.headers.get("Content-Encoding") == "gzip" and body:
        body = gzip.decompress(body)
    if body.startswith(b"PK"):  # a workbook, whose words are packed
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            body = b"\n".join(parts.read(name) for name in sorted(parts.namelist()))
    text = body.decode(errors="replace")
    return text + ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def _counts(client: Client) -> dict[str, int]:
    return {name: client.get(f"/api/v1/{name}").json()["count"] for name in LISTS}


def _answers_as_for_a_missing_id(client: Client, planted: list[Planted]) -> None:
    missing = client.get("/api/v1/pages/99999999")
    for one in planted:
        hidden = client.get(f"/api/v1/pages/{one.page.pk}")
        assert hidden.status_code == missing.status_code == 404
        assert hidden.content == missing.content
        assert dict(hidden.headers) == dict(missing.headers)
