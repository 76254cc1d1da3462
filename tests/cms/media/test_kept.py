"""A file that is asked for again costs one statement, and nothing is handed out that ended."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction, ReferenceIndex

from cms.media import lookups
from cms.media.kept import Kept
from cms.media.lookups import Stored
from cms.media.views import KEPT
from cms.reading import versions
from cms.reading.cache.unreachable import Outage
from cms.reading.versions import Version
from cms.reading.viewer import Audience
from home.models import StandardPage
from tests.cms.reading.test_unreachable import no_database
from tests.contract.leaks.files import Files, is_given, plant_files, referring
from tests.factories.home import StandardPageFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Outage, "BREATH", 0.0)
    versions.forget()
    KEPT.__init__()  # type: ignore[misc]  # as in a new process


@pytest.fixture
def files() -> Files:
    return plant_files()


@pytest.fixture
def page(files: Files) -> StandardPage:
    page: StandardPage = StandardPageFactory(**referring(files))
    return page


def cost(client: Client, address: str, **options: Any) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.head(address, **options)
    return len(queries)


def test_one_statement_is_the_price(client: Client, page: StandardPage, files: Files) -> None:
    client.head(files.shown[0])  # which also asks for the next boundary
    for address in files.shown[1:]:
        assert cost(client, address) == 3
    for address in files.shown:
        assert cost(client, address) == 1
        assert cost(client, address, headers={"cookie": "sessionid=of-somebody"}) == 1


@pytest.mark.parametrize(
    "end",
    [
        lambda page: page.unpublish(),
        lambda page: page.delete(),
        lambda page: PageViewRestriction.objects.create(page=page, restriction_type="login"),
        lambda page: StandardPage.objects.filter(pk=page.pk).update(expire_at=timezone.now()),
        lambda page: without_files(page),  # noqa: PLW0108  # defined below
    ],
)
def test_it_ends_with_what_refers_to_it(
    client: Client, page: StandardPage, files: Files, end: Callable[[Any], Any]
) -> None:
    assert {is_given(client, address) for address in files.shown} == {True}
    end(page)
    assert {is_given(client, address) for address in files.shown} == {False}


def without_files(page: StandardPage) -> None:
    page.image = None
    setattr(page, "body", [])  # noqa: B010  # whose type is that of the field
    page.save_revision().publish()


def test_it_ends_at_the_second_of_the_expiry(
    client: Client, page: StandardPage, files: Files, clock: time_machine.Traveller
) -> None:
    moment = timezone.now() + timedelta(seconds=60)
    StandardPage.objects.filter(pk=page.pk).update(expire_at=moment)
    clock.shift(59)
    assert {is_given(client, address) for address in files.shown} == {True}
    clock.shift(1)
    assert {is_given(client, address) for address in files.shown} == {False}


def test_the_index_of_references_counts_by_itself(
    client: Client, page: StandardPage, files: Files
) -> None:
    """After rows were written by SQL a command makes the index true, and nothing else changes."""
    assert {is_given(client, address) for address in files.shown} == {True}
    before = versions.last_seen(Audience.PUBLIC).withdrawn
    ReferenceIndex.objects.all().delete()
    assert {is_given(client, address) for address in files.shown} == {False}
    assert versions.last_seen(Audience.PUBLIC).withdrawn == before
    call_command("rebuild_references_index", verbosity=0)
    assert {is_given(client, address) for address in files.shown} == {True}


def test_without_a_database_no_file_is_handed_out(
    client: Client, page: StandardPage, files: Files
) -> None:
    assert is_given(client, files.shown[0])  # and none of the others yet
    shown, never = files.shown, files.never
    with no_database():
        for address in shown + never:
            told = client.get(address, headers={"accept": "image/avif,image/webp,*/*"})
            page_told = client.get(address, headers={"accept": "text/html,*/*"})
            parts = [
                client.get(address, headers={"range": "bytes=0-3"}),
                client.get(address, headers={"if-none-match": "*"}),
                client.head(address),
            ]
            assert told.headers["Content-Type"] == "application/problem+json"
            assert told.json()["code"] == "service_unavailable"
            assert "ただいま、内容を表示できません" in page_told.text
            assert [_said(answer) for answer in (told, page_told, *parts)] == [UNAVAILABLE] * 5
    assert {is_given(client, address) for address in shown} == {True}


UNAVAILABLE = (503, "30", "no-store", None, True)


def _said(answer: Any) -> tuple[Any, ...]:
    names = ("Retry-After", "Cache-Control", "ETag")
    told = [answer.headers.get(name) for name in names]
    return answer.status_code, *told, answer.headers["Vary"].startswith("Accept")


def test_nor_when_it_goes_away_in_between(
    client: Client, page: StandardPage, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*args: object) -> None:
        raise OperationalError

    monkeypatch.setattr(lookups, "rendition_for", gone)
    assert _said(client.get(files.shown[0])) == UNAVAILABLE


def test_what_was_found_is_kept_for_one_version() -> None:
    now = timezone.now()
    one, other = (Version(value, now, now, None) for value in (1, 2))
    kept, asked = Kept(), list[str]()

    def ask(found: Stored | None) -> Callable[[], Stored | None]:
        def answer() -> Stored | None:
            asked.append("")
            return found

        return answer

    file = Stored("a", "a")
    assert kept.find(one, "/a", ask(None)) is None
    assert kept.find(one, "/a", ask(file)) is file
    assert kept.find(one, "/a", ask(None)) is file
    assert kept.find(other, "/a", ask(None)) is None
    assert kept.find(None, "/a", ask(file)) is file
    assert len(asked) == 4
