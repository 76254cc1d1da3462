"""What leaves the house on real addresses: equal for all, never stale, never an error of ours."""

import http.client
import threading
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from cms.api import api
from cms.reading.openapi import operations_of
from cms.users.models import User
from tests.factories.news import NewsPageFactory
from tests.fixtures.live_site import LiveSite

HOSTILE = (
    "%00",
    "a%00b",
    "%FF%FE",
    "%ED%A0%80",
    "-1",
    "0",
    "99999999999999999999",
    "1e400",
    "NaN",
    "%EF%BC%91",
    "2016-02-30",
    "0000-00-00",
    "10000-01-01",
    "'%20OR%201=1--",
    "%3Cscript%3E",
    "..%2F..%2Fetc%2Fpasswd",
    "%2500",
    "%0d%0aSet-Cookie:%20x=1",
    "%E2%80%AE",
    "null",
    "",
    "%20",
    "a" * 20_000,
)


def hostile_addresses() -> Iterator[str]:
    for path, methods in api.document["paths"].items():
        for operation in methods.values():
            for parameter in operation["parameters"]:
                name = parameter["name"]
                for value in HOSTILE:
                    if parameter["in"] == "query":
                        yield f"{path}?{name}={value}"
                    elif value:
                        yield path.replace(f"{{{name}}}", value)
            yield f"{path}?unknown=1"
            yield f"{path}?%00=1"


@pytest.mark.django_db
def test_no_parameter_of_any_operation_ends_in_an_error_of_ours(client: Client) -> None:
    client.raise_request_exception = False
    wrong = []
    for address in hostile_addresses():
        response = client.get(address)
        if response.status_code >= 400:
            is_right = response.headers["Content-Type"] == "application/problem+json"
            is_right &= response.status_code in {404, 422}
        else:
            is_right = response.status_code == 200 and "unknown" not in address
        if not is_right:
            wrong.append((address[:80], response.status_code))
    assert wrong == []


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/{}/", "/news/{}/", "/organizations/{}/", "/?page={}", "/{}"])
def test_no_address_of_the_site_ends_in_an_error_of_ours(client: Client, path: str) -> None:
    client.raise_request_exception = False
    for value in HOSTILE:
        response = client.get(path.format(value))
        assert response.status_code < 500, (path, value[:20])


@pytest.mark.django_db
def test_every_operation_is_described_with_its_problems() -> None:
    for operation in operations_of(api.document):
        assert {422, "default"} <= operation["responses"].keys()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("path", ["/api/v1/news", "/", "/news/"])
def test_who_is_signed_in_makes_no_difference(path: str) -> None:
    NewsPageFactory(title="お知らせ")
    signed_in = Client()
    signed_in.force_login(User.objects.create_superuser("admin@example.jp"))
    answers = [
        signed_in.get(path, headers={"accept-language": "en"}),
        Client().get(path),
        Client(headers={"cookie": "sessionid=none; csrftoken=x"}).get(path),
    ]
    for response in answers:
        assert response.status_code == 200
        assert response.content == answers[0].content
        assert dict(response.items()) == dict(answers[0].items())
        assert not response.cookies
        assert response.headers["Vary"] == "Accept-Encoding"
        assert response.headers["Cache-Control"] == "public, max-age=0, must-revalidate"


@pytest.mark.django_db(transaction=True)
def test_a_preview_in_the_admin_is_neither_kept_nor_answered_from_what_is_kept() -> None:
    page = NewsPageFactory(title="公開された題")
    public = Client()
    path = page.get_url()
    assert "公開された題" in public.get(path).text
    page.title = "カナリアの下書き"
    page.save_revision()
    editor = Client()
    editor.force_login(User.objects.create_superuser("admin@example.jp"))
    draft = editor.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert "カナリアの下書き" in draft.text
    assert (
        "no-store" in draft.headers["Cache-Control"] or "private" in draft.headers["Cache-Control"]
    )
    for client in (public, editor, Client()):
        assert "カナリア" not in client.get(path).text


@pytest.mark.django_db(transaction=True)
def test_no_answer_is_stale_while_editors_publish(live_site: LiveSite) -> None:
    """Each commit is followed by reads over connections of their own, in the middle of others."""
    page = NewsPageFactory(title="版0")
    paths = ["/api/v1/news?limit=100", quote(page.get_url(), safe="/:").split("/", 3)[-1]]
    stop = threading.Event()

    def crowd() -> None:
        reader = http.client.HTTPConnection("localhost", live_site.port)
        while not stop.is_set():
            for path in paths:
                _read(reader, path)
        reader.close()

    crowds = [threading.Thread(target=crowd) for _ in range(2)]
    for thread in crowds:
        thread.start()
    reader = http.client.HTTPConnection("localhost", live_site.port)
    stale = []
    try:
        for number in range(1, 26):
            page.title = f"版{number}。"
            page.save_revision().publish()
            stale += [(number, path) for path in paths if page.title not in _read(reader, path)]
    finally:
        stop.set()
        for thread in crowds:
            thread.join()
        reader.close()
        connection.close()
    assert stale == []


def _read(reader: Any, path: str) -> str:
    reader.request("GET", "/" + path.removeprefix("/"))
    answer = reader.getresponse()
    text: str = answer.read().decode()
    assert answer.status == 200, text
    return text
