"""An unknown address looks in development as it does in production; a fault does not."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.conf import settings
from django.test import Client, override_settings

from home.models import FrontPage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _development() -> Iterator[None]:
    middleware = [*settings.MIDDLEWARE, "home.development.middleware.OwnNotFoundMiddleware"]
    with override_settings(DEBUG=True, ROOT_URLCONF="home.development.urls", MIDDLEWARE=middleware):
        yield


@pytest.mark.parametrize("path", ["/nowhere/", "/nowhere.html", "/organizations/nowhere/"])
def test_an_unknown_address_shows_the_sites_own_page(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert "ページが見つかりません" in response.text
    assert "DEBUG" not in response.text


def test_other_answers_stay_as_they_are(client: Client) -> None:
    assert client.get("/").status_code == 200
    assert client.get("/admin").headers["Location"] == "/admin/"
    unknown = client.get("/api/v1/nowhere")
    assert unknown.headers["Content-Type"] == "application/problem+json"


def test_a_fault_shows_its_traceback(client: Client) -> None:
    client.raise_request_exception = False
    with patch.object(FrontPage, "detail", side_effect=ValueError("架空の不具合")):
        response = client.get("/")
    assert response.status_code == 500
    assert "Traceback" in response.text
    assert "架空の不具合" in response.text
