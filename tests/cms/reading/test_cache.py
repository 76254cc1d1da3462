"""Public answers: kept as bytes, the same for everybody, and never stale, not by one request."""

import gzip
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import brotli  # type: ignore[import-untyped]  # ships no types
import pytest
import time_machine
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import Page, Site

from cms.reading.cache.middleware import PublicCacheMiddleware
from tests.cms.reading.cache_site import asked, personal

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.cms.reading.cache_site"),
]


@pytest.fixture(autouse=True)
def _count_from_zero() -> Iterator[None]:
    asked.clear()
    yield
    asked.clear()


@pytest.fixture
def page() -> Page:
    root = Site.objects.get().root_page.specific
    root.title = "架空市"
    root.save_revision().publish()
    fresh: Page = Page.objects.get(pk=root.pk).specific
    return fresh


def titles(client: Client, **headers: str) -> list[str]:
    response = client.get("/titles/", headers=headers)
    assert response.status_code == 200
    found: list[str] = response.json()["items"]
    return found


def test_a_second_request_is_answered_from_memory_with_one_query(
    client: Client, page: Page, django_assert_num_queries: Any
) -> None:
    first = client.get("/titles/")
    with django_assert_num_queries(1):
        second = client.get("/titles/")
    assert asked["/titles/"] == 1
    assert second.content == first.content
    assert dict(second.items()) == dict(first.items())


def test_publishing_and_unpublishing_show_at_the_next_request(client: Client, page: Page) -> None:
    assert titles(client) == ["架空市"]
    page.title = "架空町"
    page.save_revision()
    assert titles(client) == ["架空市"]
    assert asked["/titles/"] == 1
    page.get_latest_revision().publish()
    assert titles(client) == ["架空町"]
    Page.objects.get(pk=page.pk).unpublish()
    assert titles(client) == []


def test_going_live_and_expiring_show_at_their_moment_without_a_scheduler(
    client: Client, page: Page, clock: time_machine.Traveller
) -> None:
    page.unpublish()
    page.go_live_at = timezone.now() + timedelta(minutes=10)
    page.expire_at = timezone.now() + timedelta(minutes=20)
    page.save_revision().publish()
    assert titles(client) == []
    clock.shift(599)
    assert titles(client) == []
    clock.shift(1)
    assert titles(client) == ["架空市"]
    clock.shift(599)
    assert titles(client) == ["架空市"]
    clock.shift(1)
    assert titles(client) == []


def test_a_new_day_asks_again(client: Client, page: Page, clock: time_machine.Traveller) -> None:
    titles(client)
    clock.shift(timedelta(hours=13, minutes=59))
    titles(client)
    assert asked["/titles/"] == 1
    clock.shift(timedelta(minutes=1))
    titles(client)
    assert asked["/titles/"] == 2


def test_what_is_not_committed_is_neither_kept_nor_hidden(client: Client, page: Page) -> None:
    titles(client)
    with transaction.atomic():
        Page.objects.filter(pk=page.pk).update(title="途中")
        assert titles(client) == ["途中"]
        transaction.set_rollback(True)
    assert titles(client) == ["架空市"]


def test_cookies_and_sign_in_change_nothing_and_none_is_set(client: Client) -> None:
    plain = client.get("/personal/")
    assert not plain.cookies
    client.cookies["name"] = "canary"
    headers = {"Authorization": "カナリア".encode().hex(), "Accept-Language": "en"}
    signed_in = Client().get("/personal/", headers={"cookie": "name=x", **headers})
    again = client.get("/personal/", headers=headers)
    for other in (signed_in, again):
        assert other.content == plain.content
        assert dict(other.items()) == dict(plain.items())
    assert plain.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert plain.headers["Vary"] == "Accept-Encoding"


def test_private_addresses_keep_their_cookies_and_are_kept_by_nobody(client: Client) -> None:
    client.cookies["name"] = "kakuu"
    response = client.get("/admin/personal/")
    assert "kakuu" in response.text
    assert response.cookies["name"].value == "set"
    assert response.headers["Cache-Control"] == "private, no-store"
    client.get("/admin/personal/")
    assert asked["/admin/personal/"] == 2


def test_a_preview_passes_by_as_the_editor_who_asked_for_it(rf: RequestFactory) -> None:
    middleware = PublicCacheMiddleware(personal)
    for name in ("anna", "ben"):
        preview = rf.get("/personal/", headers={"cookie": f"name={name}"})
        preview.is_dummy = True  # type: ignore[attr-defined]  # as Wagtail marks it
        response = middleware(preview)
        assert isinstance(response, HttpResponse)
        assert name in response.text
    assert asked["/personal/"] == 2


@pytest.mark.parametrize(
    ("address", "status"),
    [("/unmarked/", 200), ("/refused/", 422), ("/api/none", 404), ("/titles/?c=1", 200)],
)
def test_what_nobody_marked_is_not_kept(client: Client, address: str, status: int) -> None:
    for _ in range(2):
        response = client.get(address)
        assert response.status_code == status
    if status != 404:
        assert asked[response.wsgi_request.path] == 2
    if address != "/titles/?c=1":
        assert response.headers["Cache-Control"] == "no-store"


def test_an_answer_that_varies_by_something_else_is_not_kept(client: Client) -> None:
    for _ in range(2):
        assert client.get("/varying/").headers["Vary"] == "Accept-Encoding"
    assert asked["/varying/"] == 2


def test_the_order_of_parameters_does_not_matter_but_their_values_do(client: Client) -> None:
    client.get("/titles/?a=1&b=2")
    client.get("/titles/?b=2&a=1")
    assert asked["/titles/"] == 1
    client.get("/titles/?a=1&b=3")
    assert asked["/titles/"] == 2


def test_hosts_have_their_own_answers(client: Client, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["testserver", "other.example.jp"]
    client.get("/titles/")
    client.get("/titles/", headers={"host": "other.example.jp"})
    assert asked["/titles/"] == 2


@pytest.mark.parametrize("encoding", ["", "gzip", "br"])
def test_encodings_are_made_once_and_each_has_its_tag(client: Client, encoding: str) -> None:
    plain = client.get("/titles/")
    response = client.get("/titles/", headers={"accept-encoding": encoding})
    decode = {"": bytes, "gzip": gzip.decompress, "br": brotli.decompress}[encoding]
    assert decode(response.content) == plain.content
    assert response.headers.get("Content-Encoding", "") == encoding
    assert int(response.headers["Content-Length"]) == len(response.content)
    assert (response.headers["ETag"] == plain.headers["ETag"]) is (encoding == "")
    assert asked["/titles/"] == 1
    known = response.headers["ETag"]
    unchanged = client.get(
        "/titles/", headers={"accept-encoding": encoding, "if-none-match": known}
    )
    assert unchanged.status_code == 304
    assert unchanged.content == b""
    for name in ("ETag", "Cache-Control", "Vary"):
        assert unchanged.headers[name] == response.headers[name]


def test_a_tag_holds_as_long_as_the_bytes_do_and_no_longer(client: Client, page: Page) -> None:
    etag = client.get("/titles/").headers["ETag"]
    Page.objects.filter(pk=page.pk).update(search_description="ほかの変更")
    assert client.get("/titles/", headers={"if-none-match": f'"x", W/{etag}'}).status_code == 304
    assert asked["/titles/"] == 2
    page.unpublish()
    assert client.get("/titles/", headers={"if-none-match": etag}).status_code == 200


def test_head_has_the_headers_of_get_and_no_body(client: Client) -> None:
    head = client.head("/titles/")
    get = client.get("/titles/")
    assert head.content == b""
    assert dict(head.items()) == dict(get.items())
    assert asked["/titles/"] == 1
    assert client.head("/refused/").status_code == 422
    assert client.head("/refused/").content == b""


def test_the_api_is_open_to_every_origin_without_varying(client: Client) -> None:
    plain = client.get("/api/v1/titles/")
    other = client.get("/api/v1/titles/", headers={"origin": "https://example.jp"})
    for response in (plain, other, client.get("/api/v1/none")):
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "ETag" in response.headers["Access-Control-Expose-Headers"]
        assert response.headers["Vary"] == "Accept-Encoding"
    assert "Access-Control-Allow-Origin" not in client.get("/titles/").headers


def test_an_address_with_a_null_byte_is_not_found(client: Client) -> None:
    assert client.get("/page/%00/").status_code == 404
    assert client.get("/api/v1/%00").headers["Content-Type"] == "application/problem+json"


def test_a_lost_connection_is_replaced_without_anybody_noticing(client: Client) -> None:
    titles(client)
    connection.connection.close()
    assert client.get("/titles/").status_code == 200
    assert asked["/titles/"] == 1
