"""What a front end elsewhere is given, and what it asks for."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.test import Client
from django.urls import reverse

from tests.cms.pages.test_admin import form

FRONT_END = "https://front.example.jp/preview"


def previews(page: Any) -> str:
    return reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])


def token_of(answer: Any) -> str:
    address = answer.headers["Location"]
    assert answer.status_code == 302
    assert address.startswith(f"{FRONT_END}?")
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    return str(parse_qs(urlsplit(address).query)["token"][0])


def typed(editor: Client, page: Any, **fields: Any) -> str:
    assert editor.post(previews(page), form(**fields)).json()["is_valid"]
    return token_of(editor.get(previews(page), {"mode": "public"}))


def ask(token: str, **headers: str) -> Any:
    return Client(raise_request_exception=False).get(
        "/api/v1/preview", {"token": token}, headers=headers
    )
