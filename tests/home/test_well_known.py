"""Small files at fixed addresses."""

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from tests.factories.home import site_settings

pytestmark = pytest.mark.django_db


def test_crawlers_are_kept_out_of_the_admin_alone(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == (
        "User-agent: *\nDisallow: /admin/\nDisallow: /development/\n"
    )


def test_a_developers_machine_is_not_crawled(client: Client, settings: Settings) -> None:
    settings.DEBUG = True
    assert "Disallow: /\n" in client.get("/robots.txt").content.decode()


def test_without_a_contact_there_is_no_security_txt(client: Client) -> None:
    assert client.get("/.well-known/security.txt").status_code == 404


def test_security_txt_names_the_contact_and_ends_within_a_year(
    client: Client, clock: time_machine.Traveller
) -> None:
    settings = site_settings()
    settings.security_contact = "mailto:security@example.jp"
    settings.save()
    assert client.get("/.well-known/security.txt").content.decode().splitlines() == [
        "Contact: mailto:security@example.jp",
        "Expires: 2026-10-12T00:00:00+09:00",
        "Preferred-Languages: ja, en",
        "Canonical: http://testserver/.well-known/security.txt",
    ]


def test_a_favicon_is_found_where_browsers_ask_for_it(client: Client) -> None:
    response = client.get("/favicon.ico")
    assert (response.status_code, response.headers["Location"]) == (302, "/static/img/mark.svg")


def test_posting_is_refused(client: Client) -> None:
    assert client.post("/robots.txt").status_code == 405
