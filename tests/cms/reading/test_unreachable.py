"""While the database is away: the last bytes, marked, for an hour; what was withdrawn stays so."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from unittest.mock import patch

import psycopg
import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone
from django.utils.http import http_date
from wagtail.models import Page, PageViewRestriction, Site

from cms.reading import versions
from cms.reading.cache.unreachable import Outage
from tests.cms.reading.cache_site import asked

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.cms.reading.cache_site"),
]


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(Outage, "BREATH", 0.0)
    asked.clear()
    versions.forget()
    yield
    asked.clear()


@pytest.fixture
def page() -> Page:
    root = Site.objects.get().root_page.specific
    root.title = "架空市"
    root.save_revision().publish()
    fresh: Page = Page.objects.get(pk=root.pk).specific
    return fresh


@contextmanager
def no_database() -> Iterator[None]:
    """Every connection of this process ends at a socket where nobody listens."""
    connection.close()
    with patch.dict(connection.settings_dict, HOST="/nowhere", PORT="1"):
        yield
    connection.close()


def test_the_last_json_is_shown_and_says_since_when(client: Client, page: Page) -> None:
    before = client.get("/titles/")
    moment = timezone.now()
    with no_database():
        response = client.get("/titles/")
    assert response.status_code == 200
    assert response.content == before.content
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Renkei-Stale-Since"] in {
        http_date(moment.timestamp() - back) for back in range(5)
    }
    assert "ETag" not in response.headers
    after = client.get("/titles/")
    assert "Renkei-Stale-Since" not in after.headers
    assert after.headers["ETag"] == before.headers["ETag"]


def test_a_page_says_so_to_people(
    client: Client, page: Page, clock: time_machine.Traveller
) -> None:
    client.get("/page/")
    clock.shift(60)
    with no_database():
        text = client.get("/page/").text
    assert "この情報は2026年4月15日10時00分時点のものです" in text
    assert text.index("<body>") < text.index("この情報は") < text.index("<h1>架空市")
    assert "この情報は" not in client.get("/page/").text


def test_an_hour_is_the_longest(client: Client, page: Page, clock: time_machine.Traveller) -> None:
    client.get("/titles/")
    clock.shift(3600)
    with no_database():
        assert client.get("/titles/").status_code == 200
        clock.shift(1)
        assert client.get("/titles/").status_code == 503


def test_the_hour_begins_when_the_content_was_last_known_to_be_current(
    client: Client, page: Page, clock: time_machine.Traveller
) -> None:
    client.get("/titles/")
    clock.shift(3000)
    client.get("/page/")
    clock.shift(3000)
    with no_database():
        assert client.get("/titles/").status_code == 200


def test_bytes_of_an_earlier_version_still_serve_while_nothing_was_withdrawn(
    client: Client, page: Page
) -> None:
    client.get("/titles/")
    page.title = "架空町"
    page.save_revision().publish()
    client.get("/page/")
    with no_database():
        assert client.get("/titles/").json()["items"] == ["架空市"]


@pytest.mark.parametrize("withdraw", ["unpublish", "delete", "restrict", "expire"])
def test_what_was_withdrawn_a_moment_before_is_not_shown(
    client: Client, page: Page, withdraw: str
) -> None:
    client.get("/titles/")
    if withdraw == "unpublish":
        page.unpublish()
    elif withdraw == "delete":
        page.add_child(instance=Page(title="x", slug="x"))
        client.get("/titles/")
        Page.objects.get(slug="x").delete()
    elif withdraw == "restrict":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    else:
        Page.objects.filter(pk=page.pk).update(expire_at=timezone.now())
    with no_database():
        assert client.get("/titles/").status_code == 503


def test_what_somebody_else_withdrew_is_heard_even_over_a_broken_line(
    client: Client, page: Page
) -> None:
    """Another process withdraws; before anybody asks this one for anything, the server is gone."""
    client.get("/titles/")
    ours = connection.connection.info.backend_pid
    with psycopg.connect(**connection.get_connection_params(), autocommit=True) as other:
        other.execute("UPDATE wagtailcore_page SET live = false WHERE id = %s", [page.pk])
        time.sleep(0.1)
        other.execute("SELECT pg_terminate_backend(%s)", [ours])
    with patch.dict(connection.settings_dict, HOST="/nowhere", PORT="1"):
        assert client.get("/titles/").status_code == 503
    connection.close()


def test_what_another_thread_was_told_is_heard_too(client: Client, page: Page) -> None:
    client.get("/titles/")
    connection.close()
    lent = connection.copy()
    lent.ensure_connection()
    with psycopg.connect(**connection.get_connection_params(), autocommit=True) as other:
        other.execute("UPDATE wagtailcore_page SET live = false WHERE id = %s", [page.pk])
    time.sleep(0.1)
    with patch.dict(connection.settings_dict, HOST="/nowhere", PORT="1"):
        assert client.get("/titles/").status_code == 503
    lent.close()


def test_what_expires_meanwhile_is_no_longer_shown(
    client: Client, page: Page, clock: time_machine.Traveller
) -> None:
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() + timedelta(minutes=10))
    client.get("/titles/")
    with no_database():
        clock.shift(599)
        assert client.get("/titles/").status_code == 200
        clock.shift(1)
        assert client.get("/titles/").status_code == 503


def test_what_was_never_asked_for_is_a_503_that_helps(client: Client) -> None:
    with no_database():
        page, api = client.get("/page/"), client.get("/api/v1/titles/")
    assert page.status_code == api.status_code == 503
    assert page.headers["Retry-After"] == api.headers["Retry-After"] == "30"
    assert "しばらくして" in page.text
    assert api.headers["Content-Type"] == "application/problem+json"
    assert api.json()["code"] == "service_unavailable"


def test_private_addresses_have_no_last_bytes(client: Client) -> None:
    client.get("/admin/personal/")
    with no_database():
        assert "Renkei-Stale-Since" not in client.get("/admin/personal/").headers


def test_a_database_that_goes_away_under_a_view_is_noticed(client: Client) -> None:
    response = client.get("/breaking/?now=1")
    assert response.status_code == 503
    assert asked["/breaking/"] == 1


def test_head_and_every_method_are_answered(client: Client, page: Page) -> None:
    client.get("/titles/")
    with no_database():
        head = client.head("/titles/")
    assert head.status_code == 200
    assert head.content == b""
    assert "Renkei-Stale-Since" in head.headers


def test_an_outage_is_logged_once(
    client: Client, page: Page, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(2):
        client.get("/titles/")
        with no_database():
            client.get("/titles/")
            client.get("/titles/")
    told = [record for record in caplog.records if "last bytes" in record.message]
    assert len(told) == 2


@pytest.mark.parametrize("pause", ["PAUSE", "BREATH"])
def test_a_failure_is_not_repeated_by_every_reader(
    client: Client, page: Page, monkeypatch: pytest.MonkeyPatch, pause: str
) -> None:
    client.get("/titles/")
    monkeypatch.setattr(Outage, "SLOW", 0.0 if pause == "PAUSE" else 100.0)
    monkeypatch.setattr(Outage, pause, 100.0)
    with no_database():
        client.get("/titles/")
        with patch("cms.reading.versions._fetch") as fetch:
            assert client.get("/titles/").status_code == 200
        fetch.assert_not_called()
