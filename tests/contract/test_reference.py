"""The page that describes the API: complete, and readable without scripts and without a network."""

import re

import pytest
from django.test import Client

from cms.api import api
from cms.reading.openapi import is_in_json, operations_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client: Client) -> str:
    response = client.get("/api/v1/docs")
    assert response.status_code == 200
    return response.text


def test_it_shows_every_operation_with_its_parameters_and_a_real_answer(page: str) -> None:
    for operation in operations_of(api.document):
        heading = f'<h2 id="{operation["operationId"]}">'
        section = page.partition(heading)[2].partition("</section>")[0]
        assert operation["summary"] in section
        for parameter in operation["parameters"]:
            assert f"<code>{parameter['name']}</code>" in section
        assert ("答えの例" in section) is is_in_json(operation)


def test_every_link_within_it_arrives(page: str) -> None:
    anchors = set(re.findall(r'id="([^"]+)"', page))
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert len(links) > 50
    assert links <= anchors


def test_it_loads_nothing_from_elsewhere_and_needs_no_script_of_its_own(page: str) -> None:
    loaded = re.findall(r'<(?:link|script|img)[^>]+(?:href|src)="([^"]+)"', page)
    assert loaded
    assert all(address.startswith("/static/") for address in loaded)
    assert "<style" not in page
    assert re.findall(r"<script(?![^>]*src=)", page) == []


def test_the_root_of_the_api_leads_there(client: Client) -> None:
    response = client.get("/api/v1/", follow=True)
    assert response.wsgi_request.path == "/api/v1/docs"
